//! What the target shares with the tests: the law.

#[path = "../../tests/common/law.rs"]
pub mod law;
