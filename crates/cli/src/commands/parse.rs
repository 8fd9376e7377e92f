//! `parse`: what is read in one text. Needs no vault and no index.

use std::fs;
use std::io::Read;
use std::path::Path;

use tsuzuri_engine::FileText;
use tsuzuri_syntax::Reading;

use crate::args::ParseArgs;
use crate::facts::Facts;
use crate::failure::Failure;

/// Reads a file, or standard input, in whatever encoding it has.
pub fn run(args: &ParseArgs) -> Result<Facts, Failure> {
    let piped = args.file == Path::new("-");
    let bytes = read(&args.file, piped).map_err(|error| Failure::Unreadable {
        file: args.file.clone(),
        reason: error.to_string(),
    })?;
    let source = FileText::of(bytes);
    // Days stand in the names of files and folders too.
    let path = args.file.to_str().filter(|_| !piped);
    let reading = Reading {
        profile: args.profile.into(),
        path,
        ..Reading::default()
    };
    Ok(Facts::new(
        &tsuzuri_syntax::parse(&source.text, &reading),
        &source.offsets,
    ))
}

fn read(file: &Path, piped: bool) -> std::io::Result<Vec<u8>> {
    if !piped {
        return fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
