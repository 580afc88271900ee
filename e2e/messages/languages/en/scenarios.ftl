# Walking a block: outcomes that every target has, and captures.

gone-while-captured = { $surface } went away while the picture was taken
changed-while-captured = { $surface } changed while the picture was taken: { $change }
change-of-labels = before { QUOTE($before) }, after { QUOTE($after) }
change-of-place = before at { $before }, after at { $after }
crop-outside-screen = nothing to take a screenshot of: { $rect } lies outside the screen { $screen }
other-writers-to-finish = the other writers of { $folder } to finish
is-shown = { $surface } shows
usable-on-surface = what the page names can be used { FORM($surface, "in") }
run-watched = The run was watched on a person’s own desktop, so no screenshot was taken and none was compared.
