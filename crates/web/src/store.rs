//! The page's state: the session, the view, the clock, what is open.
//!
//! [`App`] is a handle to one [`Core`] behind a `RefCell`, with a version that
//! grows at each change: a component that holds it is drawn again when the
//! version differs. A reducer would not do, because a form needs the answer of
//! its call at once, and a dispatched action answers nothing. Every method
//! borrows briefly and calls nobody meanwhile.

use crate::attention::Attention;
use crate::browser;
use crate::clock::Clock;
use base::{Document, Time};
use console::{Language, Route, Theme, View};
use session::{Action, Outcome, Saved, Session};
use sim::kernel::HopId;
use sim::{Account, ApiCall, ApiResult};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What a notification at the top of the page tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlashKind {
    Success,
    Error,
    Info,
}

/// A notification at the top of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Flash {
    pub id: u32,
    pub kind: FlashKind,
    pub text: String,
    /// Offers to take back what was done.
    pub undo: bool,
    /// Whether the page it was first shown on has been left for another.
    carried: bool,
}

/// Which of the panels beside the page are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panels {
    pub navigation: bool,
    pub guide: bool,
    pub world: bool,
    pub map: bool,
    /// The map as a list; as the window's width has it until chosen.
    pub map_as_list: Option<bool>,
}

/// Everything that the page shows comes from here.
pub struct Core {
    pub session: Session,
    pub view: View,
    pub clock: Clock,
    pub panels: Panels,
    pub attention: Attention,
    /// The message whose way is shown on the event map.
    spotlight: Option<HopId>,
    pub flashes: Vec<Flash>,
    next_flash: u32,
    /// Real time of the last save, in milliseconds.
    saved_at: f64,
    unsaved: bool,
    /// Whether the session is kept as time passes: once somebody has done
    /// something. Looking on for the first time writes nothing.
    kept: bool,
    /// Whether what is saved has been drawn without failing.
    known_good: bool,
}

/// The handle that components get from [`use_app`].
#[derive(Clone)]
pub struct App {
    core: Rc<RefCell<Core>>,
    version: u32,
    redraw: Callback<()>,
}

impl PartialEq for App {
    fn eq(&self, other: &App) -> bool {
        self.version == other.version && Rc::ptr_eq(&self.core, &other.core)
    }
}

/// Where the session and the view are kept.
const SESSION_KEY: &str = "trailwatch.session";
const PREVIOUS_KEY: &str = "trailwatch.previous";
/// The last session that was drawn without failing: index.html offers it.
const GOOD_KEY: &str = "trailwatch.good";
const VIEW_KEY: &str = "trailwatch.view";
/// What was read outside.
const READ_KEY: &str = "trailwatch.read";
/// The session is written at most so often while only time passes.
const SAVE_EVERY_MILLIS: f64 = 3_000.0;

impl Core {
    /// The page as it was left, or a first visit.
    pub fn restore() -> Core {
        let view = restore_view();
        let saved = browser::stored(SESSION_KEY).and_then(|text| session::from_link(&text).ok());
        let kept = saved.is_some();
        let session = saved.map_or_else(crate::scenario::first_visit, crate::scenario::open);
        let wide = browser::at_least(1120);
        Core {
            session,
            view,
            clock: Clock::default(),
            panels: Panels { navigation: wide, guide: wide, world: false, map: wide, map_as_list: None },
            attention: browser::stored(READ_KEY).map(|text| Attention::of_kept(&text)).unwrap_or_default(),
            spotlight: None,
            flashes: Vec::new(),
            next_flash: 1,
            saved_at: 0.0,
            unsaved: false,
            kept,
            known_good: false,
        }
    }

    fn flash(&mut self, kind: FlashKind, text: String, undo: bool) {
        let id = self.next_flash;
        self.next_flash += 1;
        // The newest is on top; what told the same goes. Undo takes back the
        // last thing done: only the notification of that offers it.
        self.flashes.iter_mut().for_each(|flash| flash.undo = false);
        self.flashes.retain(|flash| flash.text != text);
        self.flashes.insert(0, Flash { id, kind, text, undo, carried: false });
        self.flashes.truncate(5);
    }

    /// Another account: what a lab's start holds is old news, the rest is new.
    fn look_anew(&mut self) {
        (self.attention, self.spotlight) = (Attention::default(), None);
        if !self.session.is_touched() {
            let world = self.session.account().world();
            self.attention.mails = world.mails().map(|mail| mail.number).collect();
            self.attention.texts = world.texts().map(|text| text.number).collect();
        }
        browser::store(READ_KEY, &self.attention.kept());
    }

    fn save(&mut self) {
        browser::store(SESSION_KEY, &session::to_link(&self.session));
        self.saved_at = browser::now_millis();
        self.unsaved = false;
        self.kept = true;
        self.known_good = false;
    }
}

fn restore_view() -> View {
    let kept = browser::stored(VIEW_KEY).and_then(|text| Document::parse(&text).ok()).unwrap_or_default();
    let tag = kept.at("language").as_text().map_or_else(browser::language, str::to_string);
    View {
        language: Language::from_tag(&tag),
        theme: Theme::parse(kept.at("theme").text()),
        region: sim::Region::parse(kept.at("region").text()).unwrap_or_default(),
        route: Route::parse(&browser::fragment()),
    }
}

impl App {
    pub fn new(core: Rc<RefCell<Core>>, version: u32, redraw: Callback<()>) -> App {
        App { core, version, redraw }
    }

    /// The account as it is now; a clone is cheap.
    pub fn account(&self) -> Account {
        self.core.borrow().session.account().clone()
    }
    pub fn session(&self) -> Session {
        self.core.borrow().session.clone()
    }
    pub fn view(&self) -> View {
        self.core.borrow().view.clone()
    }
    pub fn clock(&self) -> Clock {
        self.core.borrow().clock.clone()
    }
    pub fn panels(&self) -> Panels {
        self.core.borrow().panels
    }
    pub fn attention(&self) -> Attention {
        self.core.borrow().attention.clone()
    }
    pub fn spotlight(&self) -> Option<HopId> {
        self.core.borrow().spotlight
    }
    pub fn flashes(&self) -> Vec<Flash> {
        self.core.borrow().flashes.clone()
    }
    pub fn now(&self) -> Time {
        self.core.borrow().session.account().now()
    }

    /// Changes something and draws again.
    fn change<R>(&self, change: impl FnOnce(&mut Core) -> R) -> R {
        let result = change(&mut self.core.borrow_mut());
        self.redraw.emit(());
        result
    }

    /// Makes an API call as the person signed in, in the region that is shown.
    pub fn call(&self, service: &str, operation: &str, input: Document) -> ApiResult {
        let (region, caller) = {
            let core = self.core.borrow();
            (core.view.region, core.session.scenario().caller.clone())
        };
        let call =
            ApiCall::new(service, operation, input).by(caller).in_region(region).with_agent("console.amazonaws.com");
        self.perform(Action::Call(call)).answer().unwrap_or_else(|| Ok(Document::map()))
    }

    /// Does something to the account and keeps it.
    pub fn perform(&self, action: Action) -> Outcome {
        self.change(|core| {
            let outcome = core.session.perform(action);
            core.save();
            outcome
        })
    }

    /// Goes to a page; Back comes back.
    pub fn go(&self, route: Route) {
        browser::set_fragment(&route.href());
    }

    /// The address has changed: shows its page.
    pub fn arrive(&self, route: Route) {
        if let Route::Open(link) = &route {
            browser::replace_fragment(&Route::Home.href());
            return self.open(link);
        }
        if let Route::Lab(id) = &route {
            self.open_lab(id);
        }
        self.change(|core| {
            let narrow = !browser::at_least(1120);
            core.panels.navigation &= !narrow;
            // What was told goes along to the next page, where a form leads, and no further.
            core.flashes.retain(|flash| !flash.carried);
            core.flashes.iter_mut().for_each(|flash| flash.carried = true);
            core.view.route = route;
        });
        browser::to_top();
    }

    /// A lab's address begins it at once where no work would be left for it.
    fn open_lab(&self, id: &str) {
        let is_idle = {
            let session = &self.core.borrow().session;
            session.scenario().id != id && !session.is_touched()
        };
        if let Some(lab) = labs::find(id).filter(|_| is_idle) {
            self.start(Session::new(lab.scenario(None)));
        }
    }

    /// Opens a scenario link. A broken one says so and loses nothing.
    pub fn open(&self, link: &str) {
        match session::from_link(link) {
            Ok(saved) => self.change(|core| core.take(saved)),
            Err(error) => self.change(|core| {
                let text = core.view.language.say(crate::scenario::link_error_key(error));
                core.view.route = Route::Home;
                core.flash(FlashKind::Error, text, false);
            }),
        }
    }

    /// Starts a scenario anew; the account before can be brought back.
    pub fn start(&self, session: Session) {
        self.change(|core| {
            browser::store(PREVIOUS_KEY, &session::to_link(&core.session));
            core.session = session;
            core.view.region = core.session.scenario().region;
            core.look_anew();
            core.flashes.clear();
            core.save();
        });
    }

    /// Begins the present scenario anew.
    pub fn start_over(&self) {
        let fresh = Session::new(self.core.borrow().session.scenario().clone());
        self.start(fresh);
        self.flash(FlashKind::Info, self.view().language.say("frame.reset.done"));
    }

    /// Exchanges the account for the one before it.
    pub fn bring_back(&self) {
        let before = browser::stored(PREVIOUS_KEY).and_then(|text| session::from_link(&text).ok());
        let text = match before {
            Some(saved) => {
                self.start(crate::scenario::open(saved));
                "frame.back.done"
            }
            None => "frame.back.none",
        };
        self.flash(FlashKind::Info, self.view().language.say(text));
    }

    /// Opens a panel by its name in a guide's link.
    pub fn open_panel(&self, name: &str) {
        self.set_panels(|panels| match name {
            "map" => panels.map = true,
            "world" => panels.world = true,
            _ => panels.guide = true,
        });
    }

    /// The address that opens this very account elsewhere.
    pub fn link(&self) -> String {
        let link = session::to_link(&self.core.borrow().session);
        format!("{}{}", browser::address(), Route::Open(link).href())
    }

    pub fn flash(&self, kind: FlashKind, text: impl Into<String>) {
        self.change(|core| core.flash(kind, text.into(), false));
    }
    /// A notification that offers to take back what was just done.
    pub fn flash_with_undo(&self, kind: FlashKind, text: impl Into<String>) {
        self.change(|core| core.flash(kind, text.into(), true));
    }
    pub fn dismiss(&self, id: u32) {
        self.change(|core| core.flashes.retain(|flash| flash.id != id));
    }

    pub fn undo(&self) {
        self.change(|core| {
            core.session.undo();
            let world = core.session.account().world();
            let counts = (world.mails().count() as u32, world.texts().count() as u32);
            core.attention.forget_after(counts.0, counts.1);
            core.spotlight = None;
            core.flashes.clear();
            core.save();
        });
    }
    pub fn redo(&self) {
        self.change(|core| {
            core.session.redo();
            core.save();
        });
    }

    /// Changes how the account is looked at, and keeps it.
    pub fn look(&self, change: impl FnOnce(&mut View)) {
        self.change(|core| {
            change(&mut core.view);
            let view = &core.view;
            let kept = Document::map()
                .with("language", view.language.tag())
                .with("theme", view.theme.name())
                .with("region", view.region.name());
            browser::store(VIEW_KEY, &kept.to_json());
        });
    }

    /// Looks at something outside, and remembers what was read.
    pub fn attend<R>(&self, change: impl FnOnce(&mut Attention) -> R) {
        self.change(|core| {
            change(&mut core.attention);
            browser::store(READ_KEY, &core.attention.kept());
        });
    }

    /// Shows the way of a message on the event map, or none any more.
    pub fn light(&self, hop: Option<HopId>) {
        self.change(|core| {
            core.spotlight = hop;
            core.panels.map |= hop.is_some();
        });
    }

    pub fn set_panels(&self, change: impl FnOnce(&mut Panels)) {
        self.change(|core| change(&mut core.panels));
    }

    pub fn set_clock(&self, change: impl FnOnce(&mut Clock)) {
        self.change(|core| {
            change(&mut core.clock);
            core.kept = true;
        });
    }

    /// The page has been drawn: what is saved is known to be good.
    pub fn drawn(&self) {
        let core = &mut *self.core.borrow_mut();
        if !core.known_good
            && let Some(saved) = browser::stored(SESSION_KEY)
        {
            browser::store(GOOD_KEY, &saved);
            core.known_good = true;
        }
    }

    /// Jumps to the next thing due, if anything is.
    pub fn step(&self) {
        let next = self.core.borrow().session.account().next_wakeup();
        if let Some(time) = next {
            self.perform(Action::AdvanceTo(time));
        }
    }

    /// Real time has passed: simulated time follows, in slices.
    pub fn tick(&self) {
        let changed = {
            let core = &mut *self.core.borrow_mut();
            let changed = core.clock.tick(&mut core.session, browser::now_millis());
            core.unsaved |= changed;
            if core.kept && core.unsaved && browser::now_millis() - core.saved_at > SAVE_EVERY_MILLIS {
                core.save();
            }
            changed
        };
        if changed {
            self.redraw.emit(());
        }
    }
}

impl Core {
    fn take(&mut self, saved: Saved) {
        let previous = session::to_link(&self.session);
        let opened = crate::scenario::open(saved);
        if session::to_link(&opened) != previous {
            browser::store(PREVIOUS_KEY, &previous);
        }
        self.session = opened;
        self.look_anew();
        self.view.region = self.session.scenario().region;
        self.view.route = Route::Home;
        self.flashes.clear();
        let text = self.view.language.say("app.link.opened");
        self.flash(FlashKind::Success, text, false);
        self.save();
    }
}

/// The page's state, for a component.
#[hook]
pub fn use_app() -> App {
    match use_context::<App>() {
        Some(app) => app,
        // Only outside the root, in the components' own gallery.
        None => App::new(Rc::new(RefCell::new(Core::restore())), 0, Callback::noop()),
    }
}
