//! `pol fmt`.

use crate::folder::{Folder, policy};
use std::fs;

fn untidy() -> String {
    policy().replace("  when is_adult", "      when    is_adult")
}

#[test]
fn a_file_is_laid_out_in_place() {
    let folder = Folder::new().with("untidy.pol", untidy());
    folder
        .pol("fmt untidy.pol")
        .code(0)
        .no_out()
        .err_has("formatted untidy.pol");
    assert_eq!(folder.read("untidy.pol"), policy());
}

#[test]
fn a_tidy_file_is_not_touched() {
    let folder = Folder::new();
    let before = fs::metadata(folder.path("trial.pol"))
        .unwrap()
        .modified()
        .unwrap();
    folder.pol("fmt trial.pol").code(0).no_out().no_err();
    assert_eq!(
        fs::metadata(folder.path("trial.pol"))
            .unwrap()
            .modified()
            .unwrap(),
        before
    );
}

#[test]
fn standard_input_goes_to_standard_output() {
    assert_eq!(
        Folder::new()
            .pol_reading("fmt -", untidy())
            .code(0)
            .no_err()
            .out,
        policy()
    );
}

#[test]
fn a_check_shows_the_difference_and_changes_nothing() {
    let folder = Folder::new().with("untidy.pol", untidy());
    let ran = folder.pol("fmt --check untidy.pol trial.pol").code(1);
    ran.out_has("--- untidy.pol\n")
        .out_has("-      when    is_adult\n")
        .out_has("+  when is_adult\n");
    assert_eq!(folder.read("untidy.pol"), untidy());
}

#[test]
fn a_check_of_tidy_files_is_silent() {
    Folder::new()
        .pol("fmt --check trial.pol")
        .code(0)
        .no_out()
        .no_err();
}

#[test]
fn a_broken_file_is_left_as_it_is() {
    let broken = policy().replace("rule adults\n", "rule adults adults adults\n");
    let folder = Folder::new().with("torn.pol", &broken);
    folder
        .pol("fmt torn.pol")
        .code(1)
        .no_out()
        .err_has("torn.pol; left as it is");
    assert_eq!(folder.read("torn.pol"), broken);
}

#[test]
fn no_temporary_file_stays() {
    let folder = Folder::new().with("untidy.pol", untidy());
    folder.pol("fmt untidy.pol").code(0);
    let names: Vec<_> = fs::read_dir(folder.path("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new().with("untidy.pol", untidy());
    fs::set_permissions(folder.path("untidy.pol"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("untidy.pol", folder.path("link.pol")).unwrap();
    folder.pol("fmt link.pol").code(0);
    assert_eq!(folder.read("untidy.pol"), policy());
    assert_eq!(
        fs::metadata(folder.path("untidy.pol"))
            .unwrap()
            .permissions()
            .mode()
            & 0o777,
        0o640
    );
    assert!(
        fs::symlink_metadata(folder.path("link.pol"))
            .unwrap()
            .is_symlink()
    );
}

#[test]
fn an_unreadable_file_is_told() {
    Folder::new()
        .pol("fmt nowhere.pol")
        .code(2)
        .err_has("cannot read nowhere.pol");
}
