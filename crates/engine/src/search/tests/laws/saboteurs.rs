//! The law must be able to fail: it is broken on purpose, and must say so.

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;
use crate::vault::SourceText;
use crate::{EngineError, NotePath};

/// Never has a text to show, so that the verifier says yes to all that is nominated.
struct Blind;

impl NoteSource for Blind {
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError> {
        Err(EngineError::NotFound(path.clone()))
    }
}

/// Shows white space for the texts of some notes, so that the verifier says no to them.
struct Forgetful<'a>(&'a Sample);

impl NoteSource for Forgetful<'_> {
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError> {
        let read = self.0.engine.source(path)?;
        let text = if path.as_str().len().is_multiple_of(3) {
            " ".repeat(read.text.len())
        } else {
            read.text
        };
        Ok(SourceText { text, ..read })
    }
}

/// Whether the law holds for the same few vaults each time, with texts from a saboteur.
fn law_holds(saboteur: impl for<'a> Fn(&'a Sample) -> Box<dyn NoteSource + 'a>) -> bool {
    let config = Config {
        cases: 24,
        failure_persistence: None,
        max_shrink_iters: 0,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let queries = prop::collection::vec(any_query(), QUERIES);
    let law = TestRunner::new_with_rng(config, rng).run(
        &(vaults::any_vault(), queries),
        |(files, queries)| {
            let (sample, world) = indexed(&files);
            for query in &queries {
                let checked = check(&world, &sample, &*saboteur(&sample), query);
                prop_assert_eq!(checked, Ok(()));
            }
            Ok(())
        },
    );
    law.is_ok()
}

#[test]
fn the_law_fails_when_nothing_is_verified() {
    assert!(!law_holds(|_| Box::new(Blind)));
}

#[test]
fn the_law_fails_when_a_few_are_denied() {
    assert!(!law_holds(|sample| Box::new(Forgetful(sample))));
}

/// Does no harm, so that what fails above fails because of it.
struct Truthful<'a>(&'a Sample);

impl NoteSource for Truthful<'_> {
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError> {
        self.0.engine.source(path)
    }
}

#[test]
fn the_law_holds_for_the_same_vaults_when_no_one_meddles() {
    assert!(law_holds(|sample| Box::new(Truthful(sample))));
}
