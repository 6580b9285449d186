package es.sml.connector.runtime;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.BeanRepository;

/**
 * What the dealers' routes name, found by its name alone. Camel looks through all of its registry
 * for each step of each route: thousands of mailboxes in it would make a start long.
 */
final class DealerBeans implements BeanRepository {
  private final Map<String, Object> beans = new ConcurrentHashMap<>();

  void bind(String name, Object bean) {
    beans.put(name, bean);
  }

  void unbind(String name) {
    beans.remove(name);
  }

  int count() {
    return beans.size();
  }

  @Override
  public Object lookupByName(String name) {
    return beans.get(name);
  }

  @Override
  public <T> T lookupByNameAndType(String name, Class<T> type) {
    return type.cast(beans.get(name));
  }

  @Override
  public <T> Map<String, T> findByTypeWithName(Class<T> type) {
    return Map.of();
  }

  @Override
  public <T> Set<T> findByType(Class<T> type) {
    return Set.of();
  }
}
