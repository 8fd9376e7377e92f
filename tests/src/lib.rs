//! Holds the integration tests of Tsuzuri; see `it/`.
