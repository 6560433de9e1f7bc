//! Lays out the exceptions beside the ladder, or below it: a dot where one takes a finding up, its line, and an arrow to what the
//! finding becomes. A draft whose ladder stands in; the same with the exceptions out.

use super::Turn;
use super::layout::{Draft, PAD, PORT};
use super::shape::{Area, BODY, Ink, Look, SMALL, STRONG, Shape};

impl Draft<'_> {
    /// Draws every exception.
    pub(super) fn exceptions(&mut self) {
        for (position, turn) in self.ladder.exceptions.iter().enumerate() {
            let mut ends = self.sources(position, turn);
            let target = self.port(turn.into);
            ends.push(target);
            let joined = self.exception_box(position, turn);
            ends.extend(joined);
            self.lane(position, &ends, target);
            if joined.is_none() {
                let lane = self.plan.lanes[position];
                let from = ends.iter().min().copied().unwrap_or(target);
                let at = (lane, from + 22 + 20 * position as i32);
                self.shapes.push(Shape::Mark {
                    at,
                    exception: position + 1,
                });
            }
        }
    }

    /// The next free place at a rung's edge.
    fn port(&mut self, rung: usize) -> i32 {
        let y = self.tops[rung] + 16 + PORT * self.ports[rung];
        self.ports[rung] += 1;
        y
    }

    /// Where an exception takes findings up: dots at the edges of rungs.
    fn sources(&mut self, position: usize, turn: &Turn) -> Vec<i32> {
        let mut ends: Vec<i32> = turn.from.iter().map(|it| self.port(*it)).collect();
        if let Some(rung) = turn.from_partial {
            let before = self.ladder.exceptions.iter().take(position);
            let before = before.filter(|it| it.from_partial == Some(rung)).count() as i32;
            ends.push(self.partial[rung] + PORT * before);
        }
        for y in &ends {
            self.shapes.push(Shape::Line {
                points: vec![(self.plan.right, *y), (self.plan.lanes[position], *y)],
                arrow: false,
                exception: Some(position + 1),
            });
            self.shapes.push(Shape::Dot {
                at: (self.plan.right, *y),
                exception: position + 1,
            });
        }
        ends
    }

    /// The line that joins the places, and the arrow to what the findings are turned into.
    fn lane(&mut self, position: usize, ends: &[i32], target: i32) {
        let x = self.plan.lanes[position];
        let top = ends.iter().min().copied().unwrap_or(target);
        let bottom = ends.iter().max().copied().unwrap_or(target);
        self.shapes.push(Shape::Line {
            points: vec![(x, top), (x, bottom)],
            arrow: false,
            exception: Some(position + 1),
        });
        self.shapes.push(Shape::Line {
            points: vec![(x, target), (self.plan.right + 1, target)],
            arrow: true,
            exception: Some(position + 1),
        });
    }

    /// The box of an exception, beside the ladder or below it; gives where its line joins.
    fn exception_box(&mut self, position: usize, turn: &Turn) -> Option<i32> {
        let first = turn.from.iter().map(|it| self.tops[*it]).min();
        let first = first.unwrap_or_else(|| self.tops[turn.into]);
        let (x, width, top) = match self.plan.beside {
            Some(x) => (x, self.plan.width - x - 1, first.max(self.beside + 16)),
            None => (1, self.plan.width - 2, self.y + 12),
        };
        let since = self.shapes.len();
        let words = width - 2 * PAD;
        let head = format!("Exception: {}", turn.name);
        let mut y = self.words(
            (x + PAD + 22, top + 10),
            words - 22,
            &head,
            (STRONG, Ink::Plain),
            Some(&turn.id),
        );
        y = self.words(
            (x + PAD, y + 4),
            words,
            &turn.words,
            (BODY, Ink::Plain),
            Some(&turn.id),
        );
        let turned = self.ladder.turned(turn);
        y = self.words((x + PAD, y + 4), words, &turned, (SMALL, Ink::Aside), None);
        let at = (x + PAD + 7, top + 17);
        self.shapes.push(Shape::Mark {
            at,
            exception: position + 1,
        });
        let area = Area {
            x,
            y: top,
            width,
            height: y + 10 - top,
        };
        self.frame(since, area, Look::Exception(position + 1));
        if self.plan.beside.is_none() {
            self.y = y + 10;
            return None;
        }
        self.beside = y + 10;
        self.shapes.push(Shape::Line {
            points: vec![(self.plan.lanes[position], top + 17), (x, top + 17)],
            arrow: false,
            exception: Some(position + 1),
        });
        Some(top + 17)
    }
}

impl Turn {
    /// Tells whether its lines touch a rung's edge at the head.
    pub(super) fn touches(&self, rung: usize) -> bool {
        self.from.contains(&rung) || self.into == rung
    }
}
