#!/usr/bin/env bash
# Lets the tag of a major version, which callers name, follow its newest release: release.sh v1.4.2 COMMIT moves v1.
set -euo pipefail
tag=$1
commit=$2
major=${tag%%.*}
if [[ ! $tag =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
    echo "::error::$tag is no release; a release is tagged such as v1.4.2"
    exit 2
fi
newest=$(gh api "repos/$GH_REPO/git/matching-refs/tags/$major." --jq '.[].ref' |
    sed -n "s#^refs/tags/\\($major\\.[0-9]*\\.[0-9]*\\)\$#\\1#p" | sort --version-sort | tail -n 1)
if [[ -n $newest && $newest != "$tag" ]]; then
    echo "$newest is newer than $tag; $major stays where it is"
    exit 0
fi
if gh api --silent "repos/$GH_REPO/git/ref/tags/$major"; then
    gh api --silent --method PATCH "repos/$GH_REPO/git/refs/tags/$major" -f "sha=$commit" -F force=true
else
    gh api --silent --method POST "repos/$GH_REPO/git/refs" -f "ref=refs/tags/$major" -f "sha=$commit"
fi
echo "$major is $tag"
