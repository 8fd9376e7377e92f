//! SQLite's FTS5 tokenizer for Japanese and everything else; the only unsafe code.
