//! A pattern held against a long text byte by byte, as the regex engines below do it but
//! so that it can be called off, and ends after a bounded number of steps. It tells where
//! the place that ends first ends; which place that is and how far it reaches is asked of
//! the regex itself, near there.

use regex_automata::nfa::thompson::{Compiler, Config, NFA, State, WhichCaptures};
use regex_automata::util::primitives::StateID;

/// Between two looks at whether it was called off.
const PAUSE: usize = 100_000;

/// The program of a pattern.
#[derive(Clone, Debug)]
pub(super) struct Program(NFA);

impl Program {
    /// Compiles a pattern; `None` when it takes more than `largest` bytes.
    pub fn new(pattern: &str, largest: usize) -> Option<Self> {
        let config = Config::new()
            .nfa_size_limit(Some(largest))
            .which_captures(WhichCaptures::None);
        let nfa = Compiler::new().configure(config).build(pattern).ok()?;
        Some(Self(nfa))
    }

    /// Steps that a text may cost, at most.
    pub fn cost(&self, text: &str) -> usize {
        text.len().saturating_mul(self.0.states().len())
    }

    /// Where the place in a text ends that ends first. `None` also when it was called off,
    /// and when that would take more than `most` steps.
    pub fn first_end(
        &self,
        text: &str,
        most: usize,
        is_called_off: &dyn Fn() -> bool,
    ) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut reached = Reached {
            nfa: &self.0,
            seen: vec![usize::MAX; self.0.states().len()],
            waiting: Vec::new(),
            reading: Vec::new(),
        };
        let (mut steps, mut pause) = (0, PAUSE);
        for at in 0..=bytes.len() {
            if text.is_char_boundary(at) {
                reached.waiting.push(self.0.start_anchored());
            }
            if reached.spread(bytes, at) {
                return Some(at);
            }
            steps += reached.reading.len() + 1;
            if steps >= pause {
                if steps >= most || is_called_off() {
                    return None;
                }
                pause = steps + PAUSE;
            }
            reached.read(bytes.get(at).copied()?);
        }
        None
    }
}

/// Where all ways through a program have come at one place of a text.
struct Reached<'n> {
    nfa: &'n NFA,
    /// By state: the place at which it was reached last.
    seen: Vec<usize>,
    /// States whose ways were not followed yet.
    waiting: Vec<StateID>,
    /// States that read the next byte.
    reading: Vec<StateID>,
}

impl Reached<'_> {
    /// Follows all ways that read nothing; whether one of them comes to the end.
    fn spread(&mut self, text: &[u8], at: usize) -> bool {
        self.reading.clear();
        while let Some(id) = self.waiting.pop() {
            if std::mem::replace(&mut self.seen[id.as_usize()], at) == at {
                continue;
            }
            match self.nfa.state(id) {
                State::ByteRange { .. } | State::Sparse(_) | State::Dense(_) => {
                    self.reading.push(id);
                }
                State::Look { look, next } => {
                    if self.nfa.look_matcher().matches(*look, text, at) {
                        self.waiting.push(*next);
                    }
                }
                State::Union { alternates } => self.waiting.extend_from_slice(alternates),
                State::BinaryUnion { alt1, alt2 } => self.waiting.extend([*alt1, *alt2]),
                State::Capture { next, .. } => self.waiting.push(*next),
                State::Fail => {}
                State::Match { .. } => return true,
            }
        }
        false
    }

    fn read(&mut self, byte: u8) {
        for &id in &self.reading {
            self.waiting.extend(match self.nfa.state(id) {
                State::ByteRange { trans } => trans.matches_byte(byte).then_some(trans.next),
                State::Sparse(ways) => ways.matches_byte(byte),
                State::Dense(ways) => ways.matches_byte(byte),
                _ => None,
            });
        }
    }
}

#[cfg(test)]
mod tests;
