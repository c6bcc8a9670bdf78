"""Starting something new: one module per thing that can be started."""
