//! What the tests of `query` and `search` share; each question's own tests stand beside
//! its file.

pub(crate) mod sample;
