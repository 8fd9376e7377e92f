//! The real disk.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod silent;
#[cfg(test)]
#[cfg(unix)]
mod tests;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub use elsewhere::DiskFs;
#[cfg(unix)]
pub use unix::DiskFs;
