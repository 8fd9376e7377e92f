"""A window of another program, from which the files that it is given can be dragged: source.py FILE..."""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk

uris = [pathlib.Path(file).as_uri() for file in sys.argv[1:]]

handle = Gtk.EventBox()
handle.add(Gtk.Label(label="Drag me"))
handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
handle.drag_source_add_uri_targets()
handle.connect("drag-data-get", lambda _handle, _context, data, _info, _time: data.set_uris(uris))

window = Gtk.Window(title="Files to drag")
window.set_default_size(200, 100)
window.add(handle)
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()
