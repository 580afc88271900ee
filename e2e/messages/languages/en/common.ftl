# How this language quotes and enumerates. Every message has the same id and the same parameters in each language.
# Functions: QUOTE($label) puts it in quotation marks; LIST($labels, most: 3) shows so many of a list;
# COUNT($labels) is how many there are; FORM($surface, "in") is an attribute of a message; CAPITAL($text) begins it with
# a capital letter; DATE($moment, "d MMMM y") is a date; NUMBER is Fluent's own.

quoted = “{ $text }”
list-separator = { ", " }
list-more =
    { $n ->
        [one] { $items } and 1 more
       *[other] { $items } and { $n } more
    }
