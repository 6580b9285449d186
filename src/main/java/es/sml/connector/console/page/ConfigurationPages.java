package es.sml.connector.console.page;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.config.reload.ShownConfiguration;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.ops.view.StatusView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Shows the configuration in force, with its formats and queues. */
public record ConfigurationPages(OpsApiClient api, RunningConfiguration configuration) {
  public Outcome show(PageRequest pageRequest) {
    String find = pageRequest.parameter("find");
    LoadedConfiguration loaded = configuration.now();
    Stream<String> queues = api.status(pageRequest).queues().stream().map(StatusView.Queue::queue);
    Map<String, Object> values = new HashMap<>();
    values.put("directory", directory(loaded.configuration()));
    values.put("find", find == null ? "" : find);
    values.put("sections", sections(loaded.configuration(), find));
    values.put("formats", found(loaded.formats().stream(), find));
    values.put("queues", found(queues.sorted(), find));
    return new Outcome.View("configuration", values);
  }

  private static String directory(Configuration configuration) {
    return configuration.directory().toAbsolutePath().normalize().toString();
  }

  private static Map<String, List<ShownConfiguration.Entry>> sections(
      Configuration configuration, String find) {
    Map<String, List<ShownConfiguration.Entry>> sections = new LinkedHashMap<>();
    ShownConfiguration.of(configuration)
        .forEach(
            (name, all) -> {
              List<ShownConfiguration.Entry> found =
                  all.stream().filter(each -> has(find, each.key() + " " + each.value())).toList();
              if (!found.isEmpty()) {
                sections.put(name, found);
              }
            });
    return sections;
  }

  private static List<String> found(Stream<String> names, String find) {
    return names.filter(name -> has(find, name)).toList();
  }

  private static boolean has(String find, String text) {
    return find == null || text.toLowerCase(Locale.ROOT).contains(find.toLowerCase(Locale.ROOT));
  }
}
