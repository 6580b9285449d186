package es.sml.connector.runtime.dealer;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.BeanRepository;

/**
 * The beans of the dealers' routes, which Camel finds by name only. Camel searches its whole
 * registry for each step of each route, so thousands of mailboxes in it would slow the start.
 */
public final class DealerBeans implements BeanRepository {
  private final Map<String, Object> beans = new ConcurrentHashMap<>();

  void bind(String name, Object bean) {
    beans.put(name, bean);
  }

  void unbind(String name) {
    beans.remove(name);
  }

  public int count() {
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
