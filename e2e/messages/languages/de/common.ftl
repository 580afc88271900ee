# Wie diese Sprache zitiert und aufzählt; siehe en/common.ftl.

quoted = „{ $text }“
list-separator = { ", " }
list-more =
    { $n ->
        [one] { $items } und 1 weitere
       *[other] { $items } und { $n } weitere
    }
