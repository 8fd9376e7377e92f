//! Keeps the index equal to the files, answers questions, makes edits.

pub mod search;
