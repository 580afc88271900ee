# Eine Stelle durchgehen: Ergebnisse, die jedes Ziel kennt, und Aufnahmen.

gone-while-captured = verschwand, während das Bild aufgenommen wurde: { $surface }
changed-while-captured = änderte sich, während das Bild aufgenommen wurde: { $surface }; { $change }
change-of-labels = vorher { QUOTE($before) }, nachher { QUOTE($after) }
change-of-place = vorher bei { $before }, nachher bei { $after }
crop-outside-screen = nichts aufzunehmen: { $rect } liegt außerhalb des Bildschirms { $screen }
other-writers-to-finish = wer sonst in { $folder } schreibt, sollte fertig werden
is-shown = { $surface } erscheint
usable-on-surface = was die Anleitung nennt, lässt sich { FORM($surface, "in") } benutzen
run-watched = Der Lauf wurde auf dem eigenen Bildschirm verfolgt; dabei wird kein Bild aufgenommen und keines verglichen.
