package org.bitebudget.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static final URI SHOP = URI.create("https://203.0.113.7/items");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
                        "0.0.0.0",
                "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1",
                "64:ff9b::7f00:1", "2002:7f00:1::"
            })
    void addressesOfPrivateNetworksAreKnown(String address) throws Exception {
        assertThat(AddressGuard.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111"})
    void publicAddressesAreAsked(String address) throws Exception {
        assertThat(AddressGuard.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://169.254.169.254/latest/meta-data",
                "http://203.0.113.7/",
                "file:///etc/passwd",
                "ftp://203.0.113.7/",
                "https://user@203.0.113.7/",
                "gopher:x"
            })
    void aShopMayNotLeadIntoThePrivateNetworkNorToOtherSchemes(String address) {
        for (boolean privateHome : new boolean[] {false, true}) {
            assertThatThrownBy(() -> new AddressGuard(SHOP, privateHome).resolve(URI.create(address)))
                    .isInstanceOfSatisfying(
                            FetchFault.class, fault -> assertThat(fault.kind()).isEqualTo(FetchFault.Kind.LASTING));
        }
    }

    @Test
    void aPrivateShopIsAskedOnlyWhereItsAdapterSaysSoAndOnlyAtItsOwnPort() {
        URI own = URI.create("http://localhost:9001/items");

        assertThat(new AddressGuard(own, true)
                        .resolve(URI.create("http://localhost:9001/other?x=1"))
                        .getPort())
                .isEqualTo(9001);
        assertThatThrownBy(() -> new AddressGuard(own, false).resolve(own)).hasMessageContaining("private_host");
        assertThatThrownBy(() -> new AddressGuard(own, true).resolve(URI.create("http://localhost:9002/items")))
                .isInstanceOf(FetchFault.class);
        assertThatThrownBy(() -> new AddressGuard(own, true).resolve(URI.create("http://127.0.0.1:9001/items")))
                .isInstanceOf(FetchFault.class);
    }
}
