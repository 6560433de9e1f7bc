//! Files in and out: bounded, UTF-8, `-` for standard input; written beside and then moved into place.
//! Gives texts or a failure that names the file.

use crate::outcome::Failure;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

/// The name that messages give to standard input.
pub(crate) const STDIN: &str = "standard input";

const POLICY_MEBIBYTES: u64 = 4;
const REQUEST_MEBIBYTES: u64 = 16;
const MEBIBYTE: u64 = 1024 * 1024;

/// Names a file in messages.
pub(crate) fn name(path: &Path) -> String {
    if is_stdin(path) {
        STDIN.to_owned()
    } else {
        path.display().to_string()
    }
}

/// Tells whether a path means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads a policy, or a file of examples.
pub(crate) fn read_policy(path: &Path) -> Result<String, Failure> {
    not_json(name(path), read_used(path)?)
}

/// Reads a file that policies use: a vocabulary, or codes.
pub(crate) fn read_used(path: &Path) -> Result<String, Failure> {
    read(path, "a policy", POLICY_MEBIBYTES)
}

/// Refuses JSON in the place of a policy: it is a request, and what is told of policies shows their text.
fn not_json(name: String, text: String) -> Result<String, Failure> {
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    if begins.starts_with(['{', '[']) {
        return Err(Failure::JsonPolicy(name));
    }
    Ok(text)
}

/// Reads a file that is one request.
pub(crate) fn read_request(path: &Path) -> Result<String, Failure> {
    read(path, "a request", REQUEST_MEBIBYTES)
}

/// Reads a bundle of policies.
pub(crate) fn read_bundle(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::Unreadable {
        name: name(path),
        error,
    })
}

/// Reads a key.
pub(crate) fn read_key(path: &Path) -> Result<String, Failure> {
    read(path, "a key", 1)
}

/// Tells whether a file begins with these bytes.
pub(crate) fn begins_with(path: &Path, bytes: &[u8]) -> bool {
    let mut first = vec![0; bytes.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && first == bytes
}

/// Reads verdicts that were kept.
pub(crate) fn read_verdicts(path: &Path) -> Result<String, Failure> {
    read(path, "a file of verdicts", REQUEST_MEBIBYTES)
}

/// Reads a lock.
pub(crate) fn read_lock(path: &Path) -> Result<String, Failure> {
    read(path, "a pol.lock", POLICY_MEBIBYTES)
}

/// Reads a mapping file.
pub(crate) fn read_mapping(path: &Path) -> Result<String, Failure> {
    read(path, "a mapping file", POLICY_MEBIBYTES)
}

/// Reads the options of the lints.
pub(crate) fn read_options(path: &Path) -> Result<String, Failure> {
    read(path, "a pol.toml", POLICY_MEBIBYTES)
}

fn read(path: &Path, what: &'static str, mebibytes: u64) -> Result<String, Failure> {
    let name = name(path);
    let mut bytes = Vec::new();
    let limit = mebibytes * MEBIBYTE;
    let read = open(path)?.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::Unreadable {
        name: name.clone(),
        error,
    })?;
    bounded(name, what, mebibytes, bytes)
}

/// Takes the bytes of a policy that come from elsewhere.
pub(crate) fn policy_text(name: String, bytes: Vec<u8>) -> Result<String, Failure> {
    not_json(name.clone(), used_text(name, bytes)?)
}

/// Takes the bytes of a file that policies use and that come from elsewhere.
pub(crate) fn used_text(name: String, bytes: Vec<u8>) -> Result<String, Failure> {
    bounded(name, "a policy", POLICY_MEBIBYTES, bytes)
}

fn bounded(
    name: String,
    what: &'static str,
    mebibytes: u64,
    bytes: Vec<u8>,
) -> Result<String, Failure> {
    if bytes.len() as u64 > mebibytes * MEBIBYTE {
        return Err(Failure::TooLarge {
            name,
            what,
            mebibytes,
        });
    }
    text(name, 1, bytes)
}

fn open(path: &Path) -> Result<Box<dyn Read>, Failure> {
    if is_stdin(path) {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(|error| Failure::Unreadable {
        name: name(path),
        error,
    })?;
    Ok(Box::new(file))
}

fn text(name: String, first_line: usize, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error
            .as_bytes()
            .iter()
            .take(error.utf8_error().valid_up_to());
        Failure::NotText {
            name,
            line: first_line + valid.filter(|&&byte| byte == b'\n').count(),
        }
    })
}

/// One line of a file of requests.
pub(crate) struct Line {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// Its text, or why there is none.
    pub(crate) text: Result<String, Failure>,
}

/// Reads a file of requests a line at a time; empty lines are passed over.
pub(crate) struct Lines {
    name: String,
    reader: BufReader<Box<dyn Read>>,
    number: usize,
}

impl Lines {
    /// Opens the file.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        Ok(Self {
            name: name(path),
            reader: BufReader::new(open(path)?),
            number: 0,
        })
    }

    /// Reads the next line that is not empty.
    pub(crate) fn next_line(&mut self) -> Result<Option<Line>, Failure> {
        loop {
            let mut bytes = Vec::new();
            self.number += 1;
            if self.take(&mut bytes)? == 0 {
                return Ok(None);
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let name = format!("{}:{}", self.name, self.number);
            let text = if bytes.len() as u64 > REQUEST_MEBIBYTES * MEBIBYTE {
                self.skip_line()?;
                Err(Failure::TooLarge {
                    name,
                    what: "a request",
                    mebibytes: REQUEST_MEBIBYTES,
                })
            } else {
                text(self.name.clone(), self.number, bytes)
            };
            return Ok(Some(Line {
                number: self.number,
                text,
            }));
        }
    }

    fn take(&mut self, bytes: &mut Vec<u8>) -> Result<usize, Failure> {
        let limit = REQUEST_MEBIBYTES * MEBIBYTE + 1;
        let read = self.reader.by_ref().take(limit).read_until(b'\n', bytes);
        read.map_err(|error| Failure::Unreadable {
            name: self.name.clone(),
            error,
        })
    }

    fn skip_line(&mut self) -> Result<(), Failure> {
        let skipped = self.reader.skip_until(b'\n');
        skipped.map(|_| ()).map_err(|error| Failure::Unreadable {
            name: self.name.clone(),
            error,
        })
    }
}

/// Replaces a file's text in one step; who reads it meanwhile sees the old text or the new one.
pub(crate) fn replace(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Failure> {
    let written = fs::canonicalize(path).and_then(|target| move_into_place(&target, text.as_ref()));
    written.map_err(|error| Failure::Unwritable {
        name: name(path),
        error,
    })
}

fn move_into_place(target: &Path, text: &[u8]) -> io::Result<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(".")
        .suffix(".pol.tmp")
        .tempfile_in(folder)?;
    file.write_all(text)?;
    file.as_file()
        .set_permissions(fs::metadata(target)?.permissions())?;
    file.as_file().sync_all()?;
    file.persist(target)?;
    Ok(())
}

/// Writes a file, whether it is there or not, into a folder that is made where there is none.
pub(crate) fn put_into(folder: &Path, file: &str, text: &str) -> Result<(), Failure> {
    let path = folder.join(file);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, text));
    written.map_err(|error| Failure::Unwritable {
        name: name(&path),
        error,
    })
}

/// Writes a file whether or not it is there.
pub(crate) fn put(path: &Path, text: &str) -> Result<(), Failure> {
    put_bytes(path, text.as_bytes())
}

/// Writes bytes whether or not the file is there.
pub(crate) fn put_bytes(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path.exists() {
        replace(path, bytes)
    } else {
        create_from(path, bytes, &mut File::options())
    }
}

/// Adds text at the end of a file, which need not be there yet.
pub(crate) fn append(path: &Path, text: &str) -> Result<(), Failure> {
    let file = File::options().append(true).create(true).open(path);
    let appended = file.and_then(|mut file| file.write_all(text.as_bytes()));
    appended.map_err(|error| Failure::Unwritable {
        name: name(path),
        error,
    })
}

/// Writes a file that is not there yet.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), Failure> {
    create_from(path, text.as_bytes(), &mut File::options())
}

/// Creates a file that is not there yet and that nobody else may read, where the system knows such files.
pub(crate) fn create_secret(path: &Path, text: &str) -> Result<(), Failure> {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    create_from(path, text.as_bytes(), &mut options)
}

fn create_from(path: &Path, bytes: &[u8], options: &mut OpenOptions) -> Result<(), Failure> {
    let file = options.write(true).create_new(true).open(path);
    let created = file.and_then(|mut file| file.write_all(bytes));
    created.map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            return Failure::Exists(name(path));
        }
        Failure::Unwritable {
            name: name(path),
            error,
        }
    })
}
