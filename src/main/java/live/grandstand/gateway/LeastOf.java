package live.grandstand.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The least of many, found in one walk over them; no more are kept than are wanted. */
final class LeastOf<T> {
  private final int wanted;
  private final Comparator<? super T> order;
  private final PriorityQueue<T> kept; // the greatest first

  LeastOf(int wanted, Comparator<? super T> order) {
    this.wanted = wanted;
    this.order = order;
    this.kept = new PriorityQueue<>(wanted + 1, order.reversed());
  }

  void offer(T item) {
    kept.add(item);
    if (kept.size() > wanted) {
      kept.remove();
    }
  }

  /** In order. */
  List<T> toList() {
    List<T> all = new ArrayList<>(kept);
    all.sort(order);
    return all;
  }
}
