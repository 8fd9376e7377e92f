//! The shell: windows around the engine.

fn main() {}
