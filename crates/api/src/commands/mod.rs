//! One function a command, in the rooms of the interface.
