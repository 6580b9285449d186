package es.sml.connector.ops;

import es.sml.connector.callback.dispatch.CallbackRelay;
import es.sml.connector.callback.dispatch.CrmMonitor;

/**
 * The CRMs of dealers, for the ops API.
 *
 * @param monitor knows their states
 * @param relay sends events to them
 */
public record OpsCrms(CrmMonitor monitor, CallbackRelay relay) {}
