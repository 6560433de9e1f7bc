//! Random small policies that count, add up and take rows of a record, in windows of all kinds; and random requests for them.
//! A seed in; the same text for the same seed out.

use super::Rng;
use super::request::complete_request;
use crate::naive::{Book, GivenRows, Request, Row, Stated, Value, domain};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Makes a policy: two or three columns, three days near the end of a month, and rules over what is taken of at most two rows.
pub fn records_policy(seed: u64) -> String {
    let mut rng = Rng::new(seed ^ 0x0073_7276);
    let days = Days::of(&mut rng);
    let mut draft = Draft {
        days,
        has_units: rng.chance(50),
        rng,
    };
    draft.policy()
}

/// The days of a generated policy.
#[derive(Clone, Copy)]
struct Days {
    first: Date,
    last: Date,
}

impl Days {
    fn of(rng: &mut Rng) -> Self {
        let first = *rng.pick(&[
            date(2022, 2, 27),
            date(2024, 2, 28),
            date(2021, 12, 30),
            date(2022, 3, 30),
        ]);
        Self {
            first,
            last: first.saturating_add(2.days()),
        }
    }
}

struct Draft {
    rng: Rng,
    days: Days,
    has_units: bool,
}

impl Draft {
    fn policy(&mut self) -> String {
        let Days { first, last } = self.days;
        let before = first.saturating_sub(1.day());
        let units = match self.has_units {
            true => "\n  units whole number of visits, 0 to 1",
            false => "",
        };
        let month_end = self.rng.pick(&["clamps", "overflows"]).to_string();
        let head = format!(
            "policy records \"Records\"\n  in force from {first} by request.day\n  month end {month_end}\n\n\
             findings, strongest first\n  not_met adverse \"Not met\"\n  refer review \"Refer\"\n  met release \"Met\"\n  otherwise refer\n\n\
             records visits, at most 2 rows \"Which visits?\"\n  date date, {before} to {last}\n  billed yes/no{units}\n\n\
             facts request\n  day date, {first} to {last} \"Which day?\"\n  p yes/no \"P?\"\n  n whole number of visits, 0 to 2 \"N?\"\n  wanted whole number of visits, 1 to 2 \"How many?\"\n\n\
             facts plan\n  start date, {before} to {first} \"When does it start?\"\n  seen whole number of visits, 0 to 2, within 1 day before request.day \"Seen?\"\n"
        );
        let derived = self.derived();
        let limit = self.limit();
        let rules: Vec<String> = (0..3).map(|number| self.rule(number)).collect();
        let amount = format!(
            "amount released in visits\n  request.wanted\n  at most {}\n    because \"A cap.\"\n",
            self.number()
        );
        format!("{head}{derived}\n{limit}\n{amount}\n{}", rules.join("\n"))
    }

    fn derived(&mut self) -> String {
        let window = self.window();
        let of = self.condition_of_rows();
        let any = self.condition_of_rows();
        format!(
            "  used whole number of visits, 0 to 2 \"Used?\"\n    derived from count of visits{window}{of}\n  \
             ever yes/no \"Ever?\"\n    derived from any visits{any}\n"
        )
    }

    fn limit(&mut self) -> String {
        let window = loop {
            if let Some(window) = self.window().strip_prefix(" within ") {
                break window.to_owned();
            }
        };
        let of = self.condition_of_rows();
        format!(
            "limit few\n  {} visits per {window}\n  counting visits{of}\n  including request.wanted\n",
            self.rng.between(1, 2)
        )
    }

    fn rule(&mut self, number: usize) -> String {
        let finding = *self.rng.pick(&["not_met", "refer", "met", "met"]);
        let releasing = match finding == "met" && self.rng.chance(60) {
            true => ", releasing released of request.wanted",
            false => "",
        };
        let joint = *self.rng.pick(&["and", "or"]);
        let (one, other) = (self.condition(), self.condition());
        let other = match self.rng.chance(60) {
            true => format!(" {joint} {other}"),
            false => String::new(),
        };
        format!(
            "rule r{number}\n  finds {finding}{releasing}\n    because \"R{number}.\"\n  when {one}{other}\n"
        )
    }

    fn condition(&mut self) -> String {
        let not = if self.rng.chance(25) { "not " } else { "" };
        match self.rng.below(8) {
            0 => format!("{not}request.p"),
            1 => format!("{not}plan.ever"),
            2 => format!("{not}within few"),
            3 | 4 => {
                let (window, of) = (self.window(), self.condition_of_rows());
                format!("{not}(any visits{window}{of})")
            }
            _ => {
                let number = self.number();
                let words = *self
                    .rng
                    .pick(&["is at least 1 visit", "is at most 1 visit"]);
                format!("({number}) {words}")
            }
        }
    }

    fn number(&mut self) -> String {
        let (window, of) = (self.window(), self.condition_of_rows());
        match self.rng.below(7) {
            0 => "request.n".to_owned(),
            1 => "plan.used".to_owned(),
            2 => "plan.seen".to_owned(),
            3 => "left of few".to_owned(),
            4 if self.has_units => format!("sum of units of visits{window}{of}"),
            5 if self.has_units => {
                let which = *self.rng.pick(&["latest", "earliest"]);
                format!("{which} units of visits{window}{of}")
            }
            _ => format!("count of visits{window}{of}"),
        }
    }

    fn window(&mut self) -> String {
        let window = *self.rng.pick(&[
            "",
            "",
            "rolling 1 day ending request.day",
            "rolling 2 days ending request.day",
            "rolling 1 month ending request.day",
            "rolling 12 months ending request.day",
            "1 day before request.day",
            "calendar year of request.day",
            "plan year of request.day starting plan.start",
            "episode from plan.start to request.day",
            "lifetime",
        ]);
        match window {
            "" => String::new(),
            window => format!(" within {window}"),
        }
    }

    fn condition_of_rows(&mut self) -> String {
        let first = self.days.first;
        let of = match self.rng.below(7) {
            0 | 1 => String::new(),
            2 => "visits.billed".to_owned(),
            3 => "not visits.billed".to_owned(),
            4 => format!("visits.billed or visits.date is after {first}"),
            5 => "visits.billed and visits.date is on or before request.day".to_owned(),
            _ if self.has_units => {
                "visits.units is at least 1 visit or not visits.billed".to_owned()
            }
            _ => "visits.billed or request.p".to_owned(),
        };
        match of.is_empty() {
            true => of,
            false => format!(" where {of}"),
        }
    }
}

/// Makes a request: some facts and some columns may be unknown, the list of rows open or not given.
pub fn records_request(rng: &mut Rng, book: &Book, complete: bool) -> Request {
    let mut request = complete_request(rng, book);
    let unknown = |rng: &mut Rng| !complete && rng.chance(20);
    for path in request.stated.keys().cloned().collect::<Vec<_>>() {
        let derived = book.facts[&path].derived.is_some();
        if derived && rng.chance(70) || unknown(rng) {
            request.stated.remove(&path);
        }
    }
    if request.stated.contains_key("plan.seen") && (complete || rng.chance(70)) {
        let day = match request.stated.get("request.day") {
            Some(Stated::Whole(Value::Date(day))) if complete => Some(*day),
            _ => any_date(rng, book, "request.day"),
        };
        request
            .dates
            .extend(day.map(|day| ("plan.seen".to_owned(), day)));
    }
    if complete || rng.chance(80) {
        let rows = (0..rng.below(3))
            .map(|_| row(rng, book, complete))
            .collect();
        let open = !complete && rng.chance(25);
        request
            .rows
            .insert("visits".to_owned(), GivenRows { open, rows });
        // Stated and derived, the two may contradict each other: that is an error of the request.
        for (path, fact) in &book.facts {
            if fact.derived.is_some() {
                request.stated.remove(path);
            }
        }
    }
    request
}

fn any_date(rng: &mut Rng, book: &Book, path: &str) -> Option<Date> {
    let values = domain(book, path)?;
    let Value::Date(date) = rng.pick(&values) else {
        return None;
    };
    Some(*date)
}

fn row(rng: &mut Rng, book: &Book, complete: bool) -> Row {
    let mut row = Row::new();
    for column in &book.records["visits"].columns {
        let name = &column.name.text;
        if complete || !rng.chance(15) {
            let values = domain(book, &format!("visits.{name}")).unwrap_or_default();
            row.insert(name.clone(), rng.pick(&values).clone());
        }
    }
    row
}
