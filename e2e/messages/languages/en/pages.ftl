# What is wrong with a page, a sidecar or the choice of pages, so that a run does not begin; each says what to do.

did-you-mean = { $problem }; did you mean { QUOTE($name) }?
nearest-are = { $problem }; the nearest are { LIST($names, most: 10) }
there-are = { $problem }; there are { LIST($names, most: 12) }

# Files.

input-file =
    { $kind ->
        [sidecar] the sidecar
       *[page] the page
    }
file-missing = { $file } is not there; check the path
file-not-ordinary = { $file } cannot be read: it is no ordinary file; give the path of one
file-unreadable = { $file } cannot be read: { $why }; allow reading it, or give another path
file-encoding = { $file } is saved as { $encoding }; save it as UTF-8
file-not-utf-8 = { $file } is not UTF-8 on this line; save it as UTF-8
file-binary = { $file } is no text: there are bytes of another kind of file on this line; give the path of a text file
page-missing = there is no such page or folder; check the path
page-unreadable = the page or folder cannot be read: { $why }; allow reading it, or give another path
page-not-markdown = this is no Markdown file; give a page whose name ends in { LIST($endings) }
page-unnamed = no page is named; give the path of a page or of a folder of pages
folder-without-pages = there is no page in this folder; pages are files whose names end in { LIST($endings) }, other than README.md
page-without-steps = this page has no step, so there is nothing to verify; write its steps as 1. …
sidecar-of-one-page = a sidecar belongs to one page; name that page with --page

# Front matter.

front-matter-missing = the page has no front matter; begin it with a line --- and give lang and ref
front-matter-unclosed = the front matter does not end; close it with a line ---
front-matter-no-list = the front matter is no list of `key: value` lines; give at least lang and ref
front-matter-no-yaml = the front matter is no YAML: { $why }; correct this line, perhaps by quotation marks around its value
front-matter-no-text = { $key }: { $written } is no text in YAML; write it in quotes, { $key }: "{ $written }"
front-matter-no-lang = the front matter has no lang; give one of { LIST($languages, most: 100) }
front-matter-no-ref = the front matter has no ref; give the page’s name in the site, ref: …
language-unknown = there is no vocabulary for lang { $lang } (e2e/claims/languages); give one of { LIST($languages, most: 100) }
no-such-target = there is no target { QUOTE($target) }; name one of: { LIST($targets, most: 100) }
vocabulary-lacks-field = the field { $field } is missing; add it, as en.toml has it
vocabulary-unknown-field = the field { $field } has no meaning; correct its name or leave it out
vocabulary-no-flag = the field { $field } is neither true nor false; write one of them
vocabulary-no-words = the field { $field } is no list of words; write ["one", "two"]
vocabulary-no-table = the field { $field } is no table; write [{ $field }]
vocabulary-no-tables = the field { $field } is no list of tables; write [[{ $field }]]
vocabulary-no-toml = this is no TOML: { $why }; correct it

# Attribute lists, addresses and pictures of a page.

attributes-malformed = malformed attribute list at { QUOTE($part) }; write {"{"}: #name .class key="value"{"}"}, an id beginning with a letter
attributes-unclosed = malformed attribute list: it does not end on its line; close it with {"}"}
attributes-two-ids = an attribute list with two ids, { LIST($ids) }; keep one
attributes-meaningless = malformed attribute list: { $name } has no meaning; an id is written #{ $name }, a class .{ $name }
attributes-too-deep = malformed attribute list: { $name } leads through more than { $most } other lists; write out what it says
attributes-visible = readers would see the attribute list { $list }, as it stands after plain text; put it at the start of the list item, or on a line of its own right after the paragraph
attributes-alone = the attribute list stands alone; put it right after its block
attributes-of-list = { $list } names the whole list; to bind a step, put it at the start of the item: 1. { $list } …
attributes-without-block = the attribute list belongs to no block; put it right after one
bound-twice =
    { $kind ->
        [step] the step
        [remark] the remark
       *[heading] the heading
    } is bound twice, on line { $line } to { $first } and here to { $second }; keep one
name-twice = { $name } is on line { $line } and again on line { $again }; a name may stand only once, so rename or remove one
comment-unclosed = the Liquid comment does not end; close it with {"{"}% endcomment %{"}"}
picture-in-heading = a screenshot in a heading belongs to no step; put it into a paragraph
address-lost = the address after { $after } cannot be read; write ![text](path) or [text](path), the path relative to the page and without Liquid
address-of-liquid = the suite cannot follow the Liquid in the address { $address }; write a path relative to the page
picture-not-compared = the picture { $src } of { $tag } is not compared; embed it by ![text](path)
screenshot-outside = the screenshot { $src } is outside { $folder }/; embed a file of the folder { $folder }/ by a path relative to the page, or give the page a sidecar if it is an external one
screenshot-not-relative = the screenshot { $src } is no relative path; embed a file of the folder { $folder }/ by a path relative to the page, or give the page a sidecar if it is an external one
screenshot-no-picture = the screenshot { $src } is no picture file; embed a file of the folder { $folder }/ by a path relative to the page, or give the page a sidecar if it is an external one
screenshot-name = { $why }; rename the picture
screenshot-name-ending = a screenshot’s file name has to end in .png: { QUOTE($name) }
screenshot-name-dot = a screenshot’s file name must not begin with a dot: { QUOTE($name) }
screenshot-name-folder = a screenshot’s file name must not contain a folder: { QUOTE($name) }
screenshot-name-invisible = a screenshot’s file name must not contain invisible characters: { $name }
screenshot-name-long = a screenshot’s file name must not be longer than 200 bytes: { QUOTE($name) }
screenshot-not-embedded = no page of this run embeds { QUOTE($screenshot) }; give the name of a screenshot on one of them

# Sidecars.

sidecar-of-other-page = the sidecar is for { $page }, not for { $other }; give the right one
sidecar-no-toml = the sidecar is no TOML: { $why }; correct it
sidecar-without-page = the sidecar names no page; begin it with page = "file name of the page"
sidecar-unknown-entry = unknown entry { $entry }; there are page, lang, ref, title, [steps], [remarks]
sidecar-no-text = { $key } is no text; write { $key } = "…"
sidecar-no-table = [{ $table }] is no table of key = scenario lines; write [{ $table }] on a line of its own, and below it a line for each entry
sidecar-no-name = { $key } is bound to { QUOTE($value) }, which is no scenario’s name; write it as "{ $key }" = "name-of-scenario"
sidecar-key-unfit =
    { $kind ->
        [step] no step of the page has the key { $key }
       *[remark] no remark of the page has the key { $key }
    }: a key is a heading as a slug, /, and the number of a step or the name of a picture
sidecar-key-ambiguous =
    the key { $key } fits { $kind ->
        [step] the steps
       *[remark] the remarks
    } on the lines { LIST($lines, most: 20) }; use heading-slug/p<line>
bound-twice-by-sidecar =
    { $kind ->
        [step] the step
       *[remark] the remark
    } on line { $line } is bound twice: { $first }, { $second }; keep one
bound-in-sidecar = { $problem } (bound in { $sidecar })

# Steps, scenarios and translations.

no-such-step = this page has no step { QUOTE($step) }; there are, the nearest first: { QUOTE(LIST($steps, most: 12)) }
step-of-folder = this is a folder, and a folder has no step { QUOTE($step) }; name the page that has it
no-such-variant = there is no variant { QUOTE($variant) } of the browser; name one of: { LIST($variants, most: 100) }
no-such-scenario = there is no scenario { QUOTE($scenario) }
scenarios-there = { $problem }; there are: { LIST($scenarios, most: 1000) }
scenario-unused = no page of docs/ names the scenario { QUOTE($scenario) }; bind it to a step, or remove it
steps-missing-in-language = { $n } steps are missing here: { QUOTE(LIST($steps, most: 100)) }; { $page } has them, the first in line { $line }: add them here, or remove them there
step-missing-in-language = the step { QUOTE($step) } is missing here; { $page }:{ $line } has it: add it here, or remove it there

# Publishing.

publish-bad-ref = a page of the site cannot be named { $ref }; use letters, digits and underscores
publish-same-ref = { $page } has the same ref, { $ref }; give each page its own
publish-address-fixed = the address { $address } stands here in a way that cannot be rewritten; write it as [text](address) or ![text](address), a space in it as %20
publish-dead-link =
    the link leads to { $address }, { $there ->
        [true] which is not published with this page
       *[false] which is not there
    }; link to a page that is published
publish-picture-outside = the picture { $picture } is outside { $folder }/; put it there
publish-same-picture = there is another picture of the name { $picture }, and the site keeps them in one folder; rename one
publish-no-picture = the screenshot { $picture } cannot be read ({ $why }); run make screenshots
publish-own-folder = { $folder } is this project’s own folder; publish elsewhere
publish-own-part = { $folder } is where this project’s own { $part }/ is; publish elsewhere
publish-no-folder = { $folder } is no folder; name one
publish-link-outside = { $file } is a link that leads out of { $folder }; remove it
publish-folder-in-place = { $file } is a folder, where a file should be; remove or rename it
publish-unreadable = { $file } cannot be read: { $why }
publish-unwritable = { $file } cannot be written: { $why }
publish-no-pictures-folder = { $file }: [tool.guide.site] gives no folder; write screenshots = "folder/of/pictures"
