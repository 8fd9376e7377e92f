//! The real disk.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod silent;
#[cfg(test)]
#[cfg(unix)]
mod tests;
mod trash;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub use elsewhere::DiskFs;
pub use trash::Trash;
#[cfg(unix)]
pub use unix::DiskFs;
