//! The parts that pages are made of: values in, callbacks out. None of them sees the
//! account, and none has words of its own: labels are props, the generic words (Close,
//! Copied, Next) come from a [`Words`] in a `ContextProvider<Rc<Words>>`.
//!
//! Texts are `AttrValue`, so literals, `String`s and clones of `AttrValue` fit. Slots
//! (`actions`, `info`, `footer`) are `Html`: `actions={html! { <Button .../> }}`. Props in
//! brackets may be left out. `#/gallery` of a development build shows everything.
//!
//! # Page
//! ```text
//! Shell          labels: ShellLabels, top, [breadcrumbs, tools, navigation: Option, navigation_open,
//!                onnavigation(bool), panel: Option, onpanelclose, flashes, split, bottom, footer], children
//! TopBar         product, home, [children, end]
//! SearchBox      value, onchange(String), suggestions: Vec<Suggestion>, onselect(id), label, empty, [hint]
//! SideNavigation title, [title_href], items: Vec<NavItem>, current (the address)
//! Breadcrumbs    items: Vec<Crumb::new(text, href)>, label
//! Flashbar       items: Vec<Flash>, label, ondismiss(id), [onaction(id), stack_label]
//! Header         title, [level: HeaderLevel::H1|H2|H3, counter, info, description, actions, id]
//! Panel          title, children, [onclose, actions, flush, id]           in the shell's drawer
//! SplitPanel     title, children, onclose, [actions, height]              resizable, below the page
//! LiveRegion     message                                                  one for the page
//! ```
//!
//! # Space, since nothing has a margin
//! ```text
//! Stack, Inline  [gap: Gap::Xs|S|M|L], children      below each other; side by side (buttons: Xs)
//! Columns        [count: 2|3|4], children            fewer where there is no room
//! Form           [gap], children                     a form's fields, 800 px at most
//! FormButtons    children                            Cancel and Create, at the end
//! Container      [title, counter, info, description, actions, footer, flush, fill], children
//! ExpandableSection title, children, [variant: Plain|Container|Footer, description, extra,
//!                expanded: Option, initially_expanded, onchange(bool)]
//! Tabs           tabs: Vec<Tab::new(id, label, content)>, active, onchange(id), label, [flush]
//! ```
//!
//! # Actions
//! ```text
//! Button         label, [variant: Normal|Primary|Link|Icon|Inline|TopBar|Flash, icon, icon_end, icon_only,
//!                disabled, disabled_reason, loading, href, pressed, expanded, controls, aria_label,
//!                submit, id, node_ref, onclick(())]
//! ButtonDropdown label, items: Vec<MenuItem>, onselect(id), [variant, icon, aria_label, disabled,
//!                disabled_reason, align_end]
//!   MenuItem::new(id, text).disabled_if(Option<reason>); fields description, icon, checked, href,
//!                heading (starts a group), divider (a line above)
//! Link           text, [href, variant: Normal|Strong|Info, external, aria_label, onclick(())]
//! SegmentedControl segments: Vec<Segment::new(id, text)>, selected, onchange(id), label, [dark]
//! Modal          title, children, onclose, [size: Small|Medium|Large, footer]   mounted is open
//! Confirm        title, text, cancel, confirm, onconfirm, onclose     the same, asking once
//! CopyButton, CopyText   text, name ("ARN")
//! ```
//!
//! # Data
//! ```text
//! Table          title, columns: Rc<Vec<Column>>, rows: Rc<Vec<Row>>, [counter, info, description, actions,
//!                empty: TableEmpty { title, text, action }, filter_placeholder, filters, selection:
//!                None|Single|Multi, selected: Vec<id>, onselect(Vec<id>), initial_sort: Sort, page_size,
//!                loading, error, embedded, major (h1), minor (h3), footer]
//!   Column::new(id, header) .unsorted() .end() .wide_only() .wraps() .width(css)
//!   Row::new(id, name, cells)
//!   Cell::text(t)  ::link(t, href)  ::status(kind, t)  ::html(text, html)   .sorted_by(key)
//!   Filter, sort and pages are the table's own business: give it all rows. `use_memo` both lists.
//! KeyValuePairs  items: Vec<KeyValue>, [columns: 1..4]
//!   KeyValue::text(key, value)  ::copyable(key, value)  ::html(key, html); field info
//! StatusIndicator kind: StatusKind, text      or status(kind, text) without a component, in cells
//!   Success Pending Stopped Error Alarm Warning Info InProgress Loading
//! Badge          text, [color: Grey|Blue|Green|Red|Yellow]
//! ProgressBar    percent, label, [description, value_text]
//! CodeBlock      code, name, [line_numbers, wrap]
//! Graph          title, lines: Rc<Vec<GraphLine { label, points }>> (three at most), start, end, period,
//!                summary, words: GraphWords, [unit, major]
//! GraphControls  ranges, range, range_label, onrange, and the same of statistics and periods
//! MarkedCode     lines: Vec<MarkedLine { text, mark: Option<(MarkTone::Good|Bad|Absent, words)> }>, name
//! Icon           name: IconName, [large]          Spinner [large]
//! Alert          [kind: Info|Success|Warning|Error, title, children, action, ondismiss, live]
//! ```
//!
//! # Forms: controls inside a `FormField` take id, description and validity from it
//! ```text
//! FormField      label, children, [optional, info, description, constraint, error: Option, group
//!                (radios, tiles), stretch, control_id]
//! Input          value, onchange(String), [kind: Text|Number|Password|Email|Search|DateTime, placeholder,
//!                disabled, readonly, invalid, aria_label, mono, autofocus, id, onenter, onblur, node_ref]
//! Textarea       value, onchange(String), [rows, placeholder, disabled, readonly, invalid, mono, ...]
//! CodeArea       value, onchange(String), [errors: Vec<CodeError { line, column, message, span }>,
//!                complete: Callback<Caret, Option<Completions>>, language, tools, rows, readonly,
//!                aria_label, id]
//! Select         value, options: Vec<Choice>, onchange(value), [placeholder, disabled, invalid, ...]
//! Multiselect    values, options, onchange(Vec<value>), [placeholder, disabled, invalid, aria_label, id]
//! RadioGroup, Tiles   value, options: Vec<Choice::new(value, label).described(text)>, onchange(value)
//! Checkbox       checked, onchange(bool), label (or aria_label), [description, indeterminate, disabled]
//! Toggle         checked, label, onchange(bool), [disabled]
//! Wizard         steps: Vec<Step::new(title)>, active (from 0), label, submit_label, oncancel, onstep(n),
//!                onnext, onsubmit, children, [submitting, description, info]
//! Steps          steps, active, label, [reached, onstep]
//! ```

mod alert;
mod badge;
mod breadcrumbs;
mod button;
mod checkbox;
mod code_area;
mod container;
mod copy;
mod expandable_section;
mod flashbar;
mod form_field;
mod graph;
mod header;
mod icon;
mod input;
mod key_value;
mod layout;
mod link;
mod live_region;
mod marked_code;
mod menu;
mod modal;
mod panel;
mod progress_bar;
mod radio_group;
mod search_box;
mod segmented_control;
mod select;
mod shell;
mod side_navigation;
mod spinner;
mod status_indicator;
mod table;
mod tabs;
mod toggle;
mod wizard;
mod words;

pub use alert::*;
pub use badge::*;
pub use breadcrumbs::*;
pub use button::*;
pub use checkbox::*;
pub use code_area::*;
pub use container::*;
pub use copy::*;
pub use expandable_section::*;
pub use flashbar::*;
pub use form_field::*;
pub use graph::*;
pub use header::*;
pub use icon::*;
pub use input::*;
pub use key_value::*;
pub use layout::*;
pub use link::*;
pub use live_region::*;
pub use marked_code::*;
pub use menu::*;
pub use modal::*;
pub use panel::*;
pub use progress_bar::*;
pub use radio_group::*;
pub use search_box::*;
pub use segmented_control::*;
pub use select::*;
pub use shell::*;
pub use side_navigation::*;
pub use spinner::*;
pub use status_indicator::*;
pub use table::*;
pub use tabs::*;
pub use toggle::*;
pub use wizard::*;
pub use words::*;
