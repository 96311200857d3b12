/** Who may do what: a role for each service, action by action. */
@NullMarked
package dev.muster.infra.grant;

import org.jspecify.annotations.NullMarked;
