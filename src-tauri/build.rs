//! Names every command to Tauri's access control, so that a window can call what its
//! capability in `tauri.conf.json` allows and nothing else.

#[path = "../crates/api/src/list.rs"]
#[macro_use]
mod list;

macro_rules! names {
    (api { $($room:ident $name:ident($request:ty) -> $answer:ty;)* }
     shell { $($shell:ident($asked:ty) -> $told:ty;)* }) => {
        &[$(stringify!($name),)* $(stringify!($shell),)*]
    };
}

/// Every command of the one list.
const COMMANDS: &[&str] = with_commands!(names);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=crates/api/src/list.rs");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
