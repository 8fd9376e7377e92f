//! What holds when what a link leads to moves, or the note it stands in.

use proptest::prelude::*;
use tsuzuri_syntax::edit::{Enough, Meaning, Moved, Target, rename_links};
use tsuzuri_syntax::{Link, LinkKind, ParsedNote, Reading, parse};

use crate::tags::{spans, tags};
use crate::{Checked, check_edits, is_edited};

/// A path from the root, as a link in `folder` names it; `None` out of the vault.
fn place(folder: &str, target: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let steps = folder.split('/').chain(target.split('/'));
    for step in steps.filter(|step| !step.is_empty() && *step != ".") {
        match step {
            ".." => names.pop().map(|_| ())?,
            step => names.push(step.to_owned()),
        }
    }
    Some(names)
}

pub fn check_links(text: &str, pick: usize, to: &str, enough: Enough) -> Checked {
    let reading = Reading::default();
    let before = parse(text, &reading);
    let old = &before.links;
    let in_vault = |link: &&Link<'_>| link.kind != LinkKind::Url && !link.target.contains(':');
    let candidates: Vec<&Link<'_>> = old.iter().filter(in_vault).collect();
    let Some(link) = candidates.get(pick % candidates.len().max(1)) else {
        return Ok(());
    };
    let (folder, note) = ("x/y", "x/y/n.md");
    let Some(path) = place(folder, &link.target).map(|names| names.join("/")) else {
        return Ok(());
    };
    let target = Target {
        from: path,
        to: to.to_owned(),
        enough,
    };
    let asked = link.target.clone();
    let moved = Moved {
        from: note,
        to: note,
    };
    let rewrite = rename_links(text, &reading, moved, |link| match link.target == asked {
        true => Meaning::Of(target.clone()),
        false => Meaning::Place,
    });
    let result = check_edits(text, &rewrite)?;
    let after = parse(&result, &reading);
    prop_assert_eq!(spans(&before), spans(&after));
    let raws = |note: &ParsedNote<'_>| {
        tags(note)
            .into_iter()
            .map(|tag| tag.raw.into_owned())
            .collect::<Vec<_>>()
    };
    prop_assert_eq!(raws(&before), raws(&after));
    let new = &after.links;
    prop_assert_eq!(old.len(), new.len());
    for (old, new) in old.iter().zip(new) {
        prop_assert_eq!(old.kind, new.kind);
        prop_assert_eq!(&old.fragment, &new.fragment);
        if !is_edited(&rewrite, old.target_span) {
            prop_assert_eq!(&old.target, &new.target);
            continue;
        }
        prop_assert_eq!(&old.target, &asked);
        let ends = to.ends_with(&*new.target) || new.target.ends_with(to);
        let leads = place(folder, &new.target) == place("", to);
        prop_assert!(ends || leads, "{old:?} became {new:?}");
    }
    Ok(())
}

/// What is relative leads to the same place from another folder.
pub fn check_moved(text: &str, from: &str, to: &str) -> Checked {
    let reading = Reading::default();
    let [old_folder, new_folder] = [from, to].map(|path| path.rsplit_once('/').map_or("", |p| p.0));
    let rewrite = rename_links(text, &reading, Moved { from, to }, |_| Meaning::Place);
    let result = check_edits(text, &rewrite)?;
    let [before, after] = [text, &result].map(|text| parse(text, &reading));
    prop_assert_eq!(before.links.len(), after.links.len());
    for (old, new) in before.links.iter().zip(&after.links) {
        prop_assert_eq!(old.kind, new.kind);
        if is_edited(&rewrite, old.target_span) {
            prop_assert_eq!(
                place(old_folder, &old.target),
                place(new_folder, &new.target)
            );
        } else {
            prop_assert_eq!(&old.target, &new.target);
        }
    }
    Ok(())
}
