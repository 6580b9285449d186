package es.sml.connector.sandbox.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Channel;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Concessionaire;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Locality;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Membership;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Origin;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Province;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Source;
import es.sml.connector.sandbox.reference.SandboxReferenceData.User;
import java.util.List;

/** Builds the JSON shapes of the reference data, which differ between the places in the manual. */
public final class ReferenceTrees {
  private static final int SPAIN = 28;
  private static final List<String> RELATED_USER_FIELDS =
      List.of("id", "first_name", "last_name", "username", "phone", "email");

  private final SandboxReferenceData data;

  public ReferenceTrees(SandboxReferenceData data) {
    this.data = data;
  }

  public static ObjectNode province(Province province) {
    return object()
        .put("id", province.id())
        .put("country", SPAIN)
        .put("name", province.name())
        .put("status", true);
  }

  public static ObjectNode locality(Locality locality) {
    return object()
        .put("id", locality.id())
        .put("province", locality.province())
        .put("name", locality.name())
        .put("status", true);
  }

  public static ObjectNode gasType(SandboxReferenceData.GasType gas) {
    return object().put("id", gas.id()).put("name", gas.name());
  }

  /** Returns a user without concessionaires, as in a lead's {@code user_data}. */
  public static ObjectNode user(User user) {
    return user.profile().deepCopy();
  }

  /** Returns a user as a task's author, without the session. */
  public static ObjectNode author(User user) {
    ObjectNode author = user(user);
    author.remove("session");
    return author;
  }

  /** Returns a user as in the user list. */
  public ObjectNode listedUser(User user) {
    ObjectNode listed = object();
    user.profile()
        .properties()
        .forEach(
            field -> {
              listed.set(field.getKey(), field.getValue());
              if (field.getKey().equals("is_superuser")) {
                listed.set("related_concessionaires", relatedConcessionaires(user));
              }
            });
    return listed;
  }

  private ArrayNode relatedConcessionaires(User user) {
    ArrayNode related = JsonNodeFactory.instance.arrayNode();
    for (Membership membership : user.memberships()) {
      ObjectNode entry =
          related
              .addObject()
              .put("id", membership.id())
              .put("concessionaire", membership.concessionaire());
      entry.set(
          "concessionaire_data", plain(data.concessionaires().get(membership.concessionaire())));
      entry
          .put("is_concessionaire_admin", membership.isConcessionaireAdmin())
          .put("is_business_manager", membership.isBusinessManager());
    }
    return related;
  }

  /** Returns a source as in the source list. */
  public ObjectNode listedSource(Source source) {
    ObjectNode listed = source(source, false);
    listed.put("concession", source.concessionaire());
    listed.set("concession_data", plain(data.concessionaires().get(source.concessionaire())));
    return listed;
  }

  /**
   * Returns a source inside a lead or a concessionaire. Lead and list differ in the origin's
   * channels.
   */
  public static ObjectNode source(Source source, boolean withOriginChannels) {
    ObjectNode tree = object().put("id", source.id()).put("channel", source.channel().id());
    tree.set("channel_data", channel(source.channel()));
    tree.put("data", source.data()).put("origin", source.origin().id());
    ObjectNode origin = origin(source.origin());
    tree.set("origin_data", withOriginChannels ? withChannels(origin, source.origin()) : origin);
    return tree;
  }

  /** Returns an origin as in a lead, with all its phone numbers and addresses. */
  public ObjectNode leadOrigin(Origin origin) {
    ObjectNode tree = origin(origin);
    ArrayNode phones = tree.putArray("phone_set");
    ArrayNode emails = tree.putArray("email_set");
    for (Source source : data.sources().values()) {
      if (source.origin().id() == origin.id()) {
        switch (source.channel().slug()) {
          case "phone" -> phones.addObject().put("id", source.id()).put("number", source.data());
          case "email" -> emails.addObject().put("id", source.id()).put("email", source.data());
          default -> {}
        }
      }
    }
    return withChannels(tree, origin);
  }

  /**
   * Returns a complete concessionaire. Lead and list differ in the channels of its sources'
   * origins.
   */
  public ObjectNode concessionaire(
      Concessionaire dealer, boolean open, boolean withOriginChannels) {
    ObjectNode tree = dealer.profile().deepCopy();
    ArrayNode users = tree.putArray("related_users");
    for (User user : data.users().values()) {
      for (Membership membership : user.memberships()) {
        if (membership.concessionaire() == dealer.id()) {
          users.add(relatedUser(user, membership));
        }
      }
    }
    tree.set("work_calendar", dealer.workCalendar().deepCopy().put("open_now", open));
    ArrayNode sources = tree.putArray("sources");
    dealer.sources().forEach(source -> sources.add(source(source, withOriginChannels)));
    ArrayNode noteIds = tree.putArray("notes");
    dealer.notes().forEach(note -> noteIds.add(note.required("id")));
    tree.putArray("notes_data").addAll(dealer.notes());
    return withPhones(tree, dealer);
  }

  private static ObjectNode relatedUser(User user, Membership membership) {
    ObjectNode entry = object().put("id", membership.id()).put("user", user.id());
    ObjectNode userData = entry.putObject("user_data");
    RELATED_USER_FIELDS.forEach(field -> userData.set(field, user.profile().get(field)));
    userData.put("online", user.online());
    return entry
        .put("is_concessionaire_admin", membership.isConcessionaireAdmin())
        .put("is_business_manager", membership.isBusinessManager());
  }

  private static ObjectNode plain(Concessionaire dealer) {
    return withPhones(dealer.profile().deepCopy(), dealer);
  }

  private static ObjectNode withPhones(ObjectNode tree, Concessionaire dealer) {
    return tree.put("mask_c2c", dealer.maskC2c()).put("concession_phone", dealer.concessionPhone());
  }

  private static ObjectNode channel(Channel channel) {
    return object().put("id", channel.id()).put("slug", channel.slug()).put("name", channel.name());
  }

  private static ObjectNode origin(Origin origin) {
    return object().put("id", origin.id()).put("name", origin.name()).put("icon", origin.icon());
  }

  private static ObjectNode withChannels(ObjectNode tree, Origin origin) {
    ArrayNode ids = tree.putArray("available_channels");
    ArrayNode inFull = tree.putArray("available_channels_data");
    for (Channel channel : origin.channels()) {
      ids.add(channel.id());
      inFull.add(channel(channel));
    }
    return tree;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
