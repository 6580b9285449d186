package es.sml.connector.sml.reference;

import es.sml.connector.failure.sml.ListRefusedException;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.answer.reference.Channel;
import es.sml.connector.sml.answer.reference.Concessionaire;
import es.sml.connector.sml.answer.reference.GasType;
import es.sml.connector.sml.answer.reference.Locality;
import es.sml.connector.sml.answer.reference.Origin;
import es.sml.connector.sml.answer.reference.Province;
import es.sml.connector.sml.answer.reference.Source;
import es.sml.connector.sml.answer.reference.User;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.vocabulary.NameIndex;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an account's reference lists from SML, and decides the names that find a source, user or
 * place. A refused list counts as empty.
 */
record ReferenceReader(SmlClient client, String account, SmlWords words) {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceReader.class);
  private static final Map<String, Object> SPAIN = Map.of("country", 28);

  void forEachSource(BiConsumer<Integer, List<String>> action) {
    read(SmlOperation.LIST_SOURCES, Map.of(), Source.class, source -> addSource(action, source));
  }

  // SML's sources have no name: their phone, address or place identifies them.
  private static void addSource(BiConsumer<Integer, List<String>> action, Source source) {
    String dealer = name(source.concessionData(), Concessionaire::name);
    String origin = name(source.originData(), Origin::name);
    String channel = name(source.channelData(), Channel::name);
    String place = dealer + " - " + origin;
    add(action, source.id(), source.data(), place + " - " + channel, place);
  }

  NameIndex sources() {
    NameIndex index = NameIndex.ofNames();
    read(
        SmlOperation.LIST_SOURCES,
        Map.of(),
        Source.class,
        source ->
            addSource(
                (id, names) -> {
                  each(index).accept(id, names);
                  if (source.concession() != null) {
                    index.addConcessionaire(id, source.concession());
                  }
                },
                source));
    return index;
  }

  void forEachConcessionaire(BiConsumer<Integer, List<String>> action) {
    read(
        SmlOperation.LIST_CONCESSIONAIRES,
        Map.of(),
        Concessionaire.class,
        concessionaire -> add(action, concessionaire.id(), concessionaire.name()));
  }

  NameIndex fuels() {
    NameIndex index = new NameIndex(words.fuels()::meaning);
    read(
        SmlOperation.LIST_GAS_TYPES,
        Map.of(),
        GasType.class,
        fuel -> add(each(index), fuel.id(), fuel.name()));
    return index;
  }

  NameIndex provinces() {
    NameIndex index = new NameIndex(words.provinces()::meaning);
    read(
        SmlOperation.LIST_PROVINCES,
        SPAIN,
        Province.class,
        province -> add(each(index), province.id(), province.name()));
    return index;
  }

  NameIndex localities(int province) {
    NameIndex index = new NameIndex(words.municipalities()::meaning);
    read(
        SmlOperation.LIST_LOCALITIES,
        Map.of("province", province),
        Locality.class,
        locality -> add(each(index), locality.id(), locality.name()));
    return index;
  }

  NameIndex users() {
    NameIndex index = NameIndex.ofNames();
    forEachUser(each(index));
    return index;
  }

  void forEachUser(BiConsumer<Integer, List<String>> action) {
    read(
        SmlOperation.LIST_USERS,
        Map.of(),
        User.class,
        user -> {
          String first = name(user, User::firstName);
          String last = name(user, User::lastName);
          String turned = last + ", " + first;
          add(action, user.id(), user.username(), user.email(), first + " " + last, turned);
        });
  }

  // A list that SML refuses counts as empty: its names are left out and noted on the lead.
  private <T extends Answer> void read(
      SmlOperation list, Map<String, Object> filters, Class<T> type, Consumer<T> action) {
    try {
      client.forEach(account, list, filters, type, action);
    } catch (ListRefusedException e) {
      LOG.warn(
          "account {}: {}; names from this list are left out and noted on the lead",
          account,
          e.getMessage());
    }
  }

  private static BiConsumer<Integer, List<String>> each(NameIndex index) {
    return (id, names) -> names.forEach(name -> index.add(name, id));
  }

  private static void add(BiConsumer<Integer, List<String>> action, Long id, String... names) {
    if (id == null || id.intValue() != id) {
      LOG.warn("SML lists an entry without a usable id; the connector ignores it");
      return;
    }
    action.accept(id.intValue(), Stream.of(names).filter(Objects::nonNull).toList());
  }

  private static <T> String name(T named, Function<T, String> name) {
    return Optional.ofNullable(named).map(name).orElse("");
  }
}
