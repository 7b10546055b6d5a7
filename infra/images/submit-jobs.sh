#!/usr/bin/env bash
# Hands the jobs that are not running yet to the Flink cluster. Each starts from its newest retained checkpoint.
set -euo pipefail

cluster=${FLINK_CLUSTER:-jobmanager:8081}

submit() {
  local name=$1 main=$2 jar=${3:-$1}
  if flink list -m "$cluster" -r 2>/dev/null | grep -q ": $name (RUNNING)"; then
    echo "$name runs already"
  else
    flink run -d -m "$cluster" -c "$main" "/opt/flink/jobs/$jar.jar"
  fi
}

submit price-stream org.bitebudget.price.PriceStreamMain
submit budget-stream org.bitebudget.budget.BudgetStreamMain
submit household-outlook org.bitebudget.budget.HouseholdOutlookMain budget-stream
submit ml-inference-job org.bitebudget.ml.MlInferenceMain
