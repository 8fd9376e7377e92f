//! SQLite may hand over any bytes; what reads them is the only unsafe code.
#![no_main]

use tsuzuri_fts_fuzz::law;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(broken) = law::tokenizer(bytes) {
        panic!("{broken}");
    }
});
