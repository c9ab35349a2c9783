//! What people answer to text messages: nothing is done with it so far.

use crate::kernel::Cx;
use crate::world::Reply;

pub(crate) fn on_reply(_cx: &mut Cx, _reply: &Reply) {}
