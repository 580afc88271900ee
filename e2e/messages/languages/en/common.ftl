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

# What things are called: kinds of controls, Chrome's surfaces, places. A surface is surface-<its id>;
# a sentence takes their form "in": “in the permission prompt”.

role =
    { $role ->
        [button] button
        [icon] icon
        [toggle] switch
        [checkbox] check box
        [radio] radio button
        [combobox] drop-down list
        [option] option
        [textfield] text field
        [link] link
        [tab] tab
        [menuitem] menu item
        [listitem] list item
        [image] picture
        [heading] heading
        [text] text
        [dialog] dialog
        [notice] notice
       *[other] something else
    }

surface-permission-prompt = the permission prompt
    .in = in the permission prompt
surface-indicator-chip = the camera indicator in the address bar
    .in = on the camera indicator in the address bar
surface-camera-indicator = the camera indicator of the address bar
    .in = in the camera indicator of the address bar
surface-camera-indicator-bubble = the window of the camera indicator
    .in = in the window of the camera indicator
surface-site-information = the site information
    .in = in the site information
surface-site-information-button = the icon of the site information
    .in = at the icon of the site information
surface-site-settings = the site settings
    .in = in the site settings
surface-reload-bar = the reload bar
    .in = in the reload bar
surface-page-dialog = the dialog of the web page
    .in = in the dialog of the web page
surface-page = the web page
    .in = on the web page
