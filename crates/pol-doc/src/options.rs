//! How a document is made: where the lines of the policy are to be found, and how much work its coverage may take.
//! A template of addresses in; the address of a line out.

use pol::Budget;

/// How a document is made.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the lines of the policy are to be found; without it, at the end of the document.
    pub source_url: Option<SourceUrl>,
    /// How much work each question of coverage may take.
    pub budget: Budget,
}

/// An address with `{line}` for the number of a line: `https://example.org/mng084.pol#L{line}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceUrl(String);

/// Why a text is no template of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceUrlError {
    /// There is no `{line}` in it.
    NoLine,
    /// It is neither of the web nor relative to the document.
    Scheme,
}

impl std::fmt::Display for SourceUrlError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::NoLine => "the address has no `{line}`, which stands for the number of a line",
            Self::Scheme => {
                "the address is neither of `https:` or `http:` nor relative to the document"
            }
        })
    }
}

impl std::error::Error for SourceUrlError {}

impl std::str::FromStr for SourceUrl {
    type Err = SourceUrlError;

    fn from_str(template: &str) -> Result<Self, SourceUrlError> {
        if !template.contains("{line}") {
            return Err(SourceUrlError::NoLine);
        }
        if !of_the_web(template) {
            return Err(SourceUrlError::Scheme);
        }
        Ok(Self(template.to_owned()))
    }
}

impl SourceUrl {
    /// Gives the address of a line.
    pub(crate) fn of(&self, line: usize) -> String {
        self.0.replace("{line}", &line.to_string())
    }
}

/// Tells whether an address is of the web, or relative: without a scheme.
fn of_the_web(address: &str) -> bool {
    if address.chars().any(|it| it.is_control() || it == ' ') {
        return false;
    }
    let Some((before, _)) = address.split_once(':') else {
        return true;
    };
    let scheme = before.to_ascii_lowercase();
    scheme == "https" || scheme == "http" || before.contains(['/', '?', '#'])
}

#[cfg(test)]
mod tests {
    use super::{SourceUrl, SourceUrlError};

    fn of(template: &str) -> Result<String, SourceUrlError> {
        template.parse::<SourceUrl>().map(|it| it.of(12))
    }

    #[test]
    fn a_line_has_its_address() {
        let web = of("https://example.org/a.pol#L{line}");
        assert_eq!(web.as_deref(), Ok("https://example.org/a.pol#L12"));
        assert_eq!(of("a.pol#L{line}").as_deref(), Ok("a.pol#L12"));
        assert_eq!(
            of("../a.pol?at=1:{line}").as_deref(),
            Ok("../a.pol?at=1:12")
        );
    }

    #[test]
    fn what_is_no_address_of_a_line_is_refused() {
        assert_eq!(of("https://example.org/a.pol"), Err(SourceUrlError::NoLine));
        assert_eq!(of("javascript:alert({line})"), Err(SourceUrlError::Scheme));
        assert_eq!(
            of("java\nscript:alert({line})"),
            Err(SourceUrlError::Scheme)
        );
        assert_eq!(of("data:text/html,{line}"), Err(SourceUrlError::Scheme));
    }
}
