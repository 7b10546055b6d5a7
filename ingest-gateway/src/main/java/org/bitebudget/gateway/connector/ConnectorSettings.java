package org.bitebudget.gateway.connector;

import java.nio.file.Path;

/**
 * Settings of the connectors.
 *
 * @param directory where adapter files are looked for; it need not exist
 * @param atOnce runs at once
 */
public record ConnectorSettings(Path directory, int atOnce) {}
