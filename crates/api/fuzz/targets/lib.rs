//! What the targets share: the laws, which the tests know too.

#[path = "../../tests/common/law.rs"]
pub mod law;

/// Holds a law to bytes that may be no text.
///
/// # Panics
///
/// If it does not hold: that is what a fuzzer takes for a find.
pub fn hold(law: fn(&str) -> law::Law, bytes: &[u8]) {
    if let Err(broken) = law(&String::from_utf8_lossy(bytes)) {
        panic!("{broken}");
    }
}
