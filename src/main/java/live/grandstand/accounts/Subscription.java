package live.grandstand.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an account has subscribed to. A new account has the free plan. */
@Embeddable
class Subscription {
  @Enumerated(EnumType.STRING)
  @Column(name = "plan_type", nullable = false)
  private PlanType planType = PlanType.FREE;

  @Column(name = "subscription_start")
  private @Nullable Instant startDate;

  @Column(name = "subscription_end")
  private @Nullable Instant endDate;

  @Column(name = "auto_renew", nullable = false)
  private boolean autoRenew;

  /** The free plan, and for JPA. */
  protected Subscription() {}

  void follow(UserChange.Plan plan) {
    planType = plan.planType();
    startDate = plan.startDate();
    endDate = plan.endDate();
    autoRenew = plan.autoRenew();
  }

  PlanType planType() {
    return planType;
  }

  @Nullable Instant startDate() {
    return startDate;
  }

  @Nullable Instant endDate() {
    return endDate;
  }

  boolean autoRenew() {
    return autoRenew;
  }
}
