# What the suite runs in: system packages, .venv and the Jitsi Meet client. For the nightly run, GitLab, Jenkins and the
# devcontainer, and for anybody with Docker:
#   docker build --pull --tag guide .
#   docker run --rm --init --shm-size=1g guide make verify
# Debian is today's on purpose: what its Chromium shows today is what the pages are verified against.
FROM debian:13
ENV LANG=C.UTF-8
RUN apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        ca-certificates git make python3 python3-venv shellcheck sudo \
    && rm -rf /var/lib/apt/lists/*
# The user of a devcontainer, and of Jenkins' own image, has this number. The set-up installs packages by sudo.
RUN useradd --create-home --uid 1000 --shell /bin/bash guide \
    && echo 'guide ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/guide \
    && mkdir /guide \
    && chown guide:guide /guide
USER guide
WORKDIR /guide
COPY --chown=guide:guide . .
# In another checkout, which GitLab, Jenkins and the devcontainer mount, the set-up makes its .venv from pip's cache, and
# finds packages and client.
RUN make setup && sudo rm -rf /var/lib/apt/lists/*
CMD ["make", "verify"]
