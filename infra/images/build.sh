#!/usr/bin/env bash
# Inside an image build: packages everything and lays out one folder of jars for each given module under /out.
set -euo pipefail

mvn -B -ntp -q -Dmaven.repo.local=/cache/maven -Dquick -DskipTests install
for module in "$@"; do
  out=/out/$(basename "$module")
  mkdir -p "$out"
  tr ':' '\n' < "$module/target/app.classpath" | xargs cp -t "$out"
  find "$module/target" -maxdepth 1 -name '*.jar' ! -name '*-sources.jar' ! -name '*-tests.jar' -exec cp -t "$out" {} +
done
