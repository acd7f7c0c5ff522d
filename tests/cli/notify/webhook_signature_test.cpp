// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notify/webhook_signature.hpp"

#include <gtest/gtest.h>

namespace tracuu::cli {
namespace {

// The example of the Standard Webhooks reference libraries.
TEST(WebhookSignature, IsThatOfTheSpecification) {
  auto const secret = read_webhook_secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  ASSERT_TRUE(secret);
  EXPECT_EQ(secret->bytes.size(), 24u);
  EXPECT_EQ(webhook_signature(*secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                              R"({"test": 2432232314})"),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(WebhookSignature, RefusesWeakSecrets) {
  for (char const* const written :
       {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_!!!!",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS"}) {
    EXPECT_FALSE(read_webhook_secret(written)) << written;
  }
}

}  // namespace
}  // namespace tracuu::cli
