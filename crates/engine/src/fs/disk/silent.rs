//! File systems that others write to without this machine's kernel hearing of it. What is written
//! through them here is told all the same, so they are watched as well as looked at.

use std::path::Path;

#[cfg(test)]
mod tests;

/// What `statfs` calls them, and who they are.
const SILENT: [(u32, &str); 14] = [
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFE53_4D42, "SMB 2"),
    (0xFF53_4D42, "CIFS"),
    (0x6573_5546, "FUSE: sshfs, rclone, virtiofs"),
    (0x0102_1997, "9P: WSL, virtual machines"),
    (0x786F_4256, "VirtualBox"),
    (0xBACB_ACBC, "VMware"),
    (0x00C3_6400, "Ceph"),
    (0x5346_414F, "AFS"),
    (0x6B41_4653, "kAFS"),
    (0x7375_7245, "Coda"),
    (0x0BD0_0BD0, "Lustre"),
    (0x0116_1970, "GFS 2"),
];

/// Whether others may change the folder unheard.
pub(super) fn is_silent(root: &Path) -> bool {
    rustix::fs::statfs(root).is_ok_and(|stat| has_silent_number(stat.f_type))
}

/// The number's type differs between machines; its low 32 bits are what counts.
fn has_silent_number(kind: impl Into<i64>) -> bool {
    let kind = kind.into() & 0xFFFF_FFFF;
    SILENT.iter().any(|(silent, _)| i64::from(*silent) == kind)
}
