package live.grandstand.hostile;

/** The same over the standard API (docs/decisions/0004). */
@Target.Over("standard")
class HostilePacketsOnTheStandardPathIT extends HostilePacketsIT {}
