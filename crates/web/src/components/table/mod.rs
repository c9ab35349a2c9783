//! Tables. `Table` filters, sorts and pages rows by itself: give it all rows. What is
//! selected is the page's business.

mod data;
mod parts;
mod view;

pub use data::{Cell, Column, Row, Sort, TableEmpty};
pub use parts::Pager;
pub use view::{Selection, Table, TableProps};
