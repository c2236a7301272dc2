package live.grandstand.testing;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Transactional;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * What the container does for services otherwise: transactions around their {@link Transactional}
 * methods, one entity manager for each, and events that wait for the commit. A transaction that an
 * exception has passed through a service rolls back, also when somebody catches it, as with JTA.
 */
public final class Transactions {
  private final EntityManagerFactory entities;
  private final ThreadLocal<Open> current = new ThreadLocal<>();

  /** On a database. */
  public Transactions(EntityManagerFactory entities) {
    this.entities = entities;
  }

  private static final class Open {
    final EntityManager manager;
    final List<Runnable> afterSuccess = new ArrayList<>();
    boolean rollbackOnly;

    Open(EntityManager manager) {
      this.manager = manager;
    }
  }

  /** The entity manager of whatever transaction the calling thread is in. */
  public EntityManager entityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            Transactions.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(current.get().manager, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** A service whose transactions are these; its fields are still to be filled. */
  public <T> T service(Class<T> type, MethodHandles.Lookup lookup) throws Exception {
    return new ByteBuddy()
        .subclass(type)
        .method(ElementMatchers.isAnnotatedWith(Transactional.class))
        .intercept(MethodDelegation.to(new Around()))
        .make()
        .load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(lookup))
        .getLoaded()
        .getDeclaredConstructor()
        .newInstance();
  }

  /** Called for each transactional method. */
  public final class Around {
    @RuntimeType
    public Object call(@SuperCall Callable<?> method) throws Exception {
      Open joined = current.get();
      if (joined == null) {
        return Transactions.this.call(method);
      }
      try {
        return method.call();
      } catch (RuntimeException e) {
        joined.rollbackOnly = true;
        throw e;
      }
    }
  }

  /** Calls inside a transaction of its own. */
  public <T> T call(Callable<T> work) throws Exception {
    List<Runnable> afterSuccess;
    T result;
    try (EntityManager manager = entities.createEntityManager()) {
      Open open = new Open(manager);
      current.set(open);
      manager.getTransaction().begin();
      try {
        result = work.call();
        if (open.rollbackOnly) {
          throw new IllegalStateException("the transaction was marked for rollback");
        }
        manager.getTransaction().commit();
        afterSuccess = open.afterSuccess;
      } finally {
        current.remove();
        if (manager.getTransaction().isActive()) {
          manager.getTransaction().rollback();
        }
      }
    }
    afterSuccess.forEach(Runnable::run);
    return result;
  }

  /** Events of one kind: observed in progress, and after success. */
  public final class Events<T> implements Event<T> {
    private final List<Consumer<T>> inProgress = new CopyOnWriteArrayList<>();
    private final List<Consumer<T>> afterSuccess = new CopyOnWriteArrayList<>();

    /** Is called within the transaction. */
    public Events<T> inProgress(Consumer<T> observer) {
      inProgress.add(observer);
      return this;
    }

    /** Is called after the commit, or at once when there is no transaction. */
    public Events<T> afterSuccess(Consumer<T> observer) {
      afterSuccess.add(observer);
      return this;
    }

    @Override
    public void fire(T event) {
      inProgress.forEach(observer -> observer.accept(event));
      Open open = current.get();
      Runnable after = () -> afterSuccess.forEach(observer -> observer.accept(event));
      if (open == null) {
        after.run();
      } else {
        open.afterSuccess.add(after);
      }
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Event<T> select(Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }
  }
}
