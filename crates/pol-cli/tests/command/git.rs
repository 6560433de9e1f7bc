//! Repositories of git for the tests.

use crate::folder::Folder;
use std::process::Command;

/// Commits what git knows of in a folder.
pub(crate) fn commit(folder: &Folder) {
    let who = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
    ];
    git(
        folder,
        &[
            &who[..],
            &["commit", "--quiet", "--all", "--message", "A policy"],
        ]
        .concat(),
    );
}

/// Calls git in a folder.
pub(crate) fn git(folder: &Folder, arguments: &[&str]) {
    let mut command = Command::new("git");
    let status = command
        .current_dir(folder.path(""))
        .args(arguments)
        .status()
        .unwrap();
    assert!(status.success(), "{arguments:?}");
}
