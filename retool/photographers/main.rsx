<App>
  <Include src="./functions.rsx" />
  <Frame
    id="$main"
    isHiddenOnDesktop={false}
    isHiddenOnMobile={false}
    padding="8px 12px"
    paddingType="normal"
    sticky={false}
    type="main"
  >
    <Text id="pageTitle" marginType="normal" value="### Photographers" verticalAlign="center" />
    <TextInput
      id="searchInput"
      label="Search"
      labelPosition="top"
      marginType="normal"
      iconBefore="bold/interface-search"
      placeholder="Login, name or e-mail"
      showClear={true}
    />
    <Select
      id="stateSelect"
      emptyMessage="No options"
      itemMode="static"
      label="Show"
      labelPosition="top"
      marginType="normal"
      showSelectionIndicator={true}
      value="all"
    >
      <Option id="e1a01" label="Everybody" value="all" />
      <Option id="e1a02" label="Active" value="active" />
      <Option id="e1a03" label="Deactivated" value="inactive" />
    </Select>
    <Button
      id="resetButton"
      disabled="{{ !photographersTable.selectedRow }}"
      heightType="auto"
      styleVariant="outline"
      marginType="normal"
      text="Reset password"
    >
      <Event
        event="click"
        method="show"
        params={{}}
        pluginId="passwordModal"
        type="widget"
        waitMs="0"
        waitType="debounce"
      />
    </Button>
    <Button
      id="deactivateButton"
      disabled="{{ !photographersTable.selectedRow?.is_active }}"
      heightType="auto"
      styleVariant="outline"
      marginType="normal"
      text="Deactivate"
    >
      <Event
        event="click"
        method="trigger"
        params={{ ordered: [] }}
        pluginId="deactivatePhotographer"
        type="datasource"
        waitMs="0"
        waitType="debounce"
      />
    </Button>
    <Button
      id="activateButton"
      disabled="{{ photographersTable.selectedRow?.is_active !== false }}"
      heightType="auto"
      styleVariant="outline"
      marginType="normal"
      text="Let in again"
    >
      <Event
        event="click"
        method="trigger"
        params={{ ordered: [] }}
        pluginId="activatePhotographer"
        type="datasource"
        waitMs="0"
        waitType="debounce"
      />
    </Button>
    <Table
      id="photographersTable"
      cellSelection="none"
      data="{{ listPhotographers.data }}"
      defaultSelectedRow={{ mode: "index", indexType: "display", index: 0 }}
      emptyMessage="Nobody matches."
      primaryKeyColumnId="c08b8"
      rowHeight="medium"
      rowSelection="single"
      showBorder={true}
      showFooter={true}
      showHeader={true}
      templatePageSize={20}
    >
      <Column
        id="c01a1"
        alignment="left"
        editable={false}
        format="string"
        key="login"
        label="Login"
        position="center"
        size={140}
      />
      <Column
        id="c02b2"
        alignment="left"
        editable={false}
        format="string"
        key="name"
        label="Name"
        position="center"
        size={180}
      />
      <Column
        id="c03c3"
        alignment="left"
        editable={false}
        format="string"
        key="email"
        label="E-mail"
        position="center"
        size={220}
      />
      <Column
        id="c04d4"
        alignment="left"
        editable={false}
        format="boolean"
        key="is_active"
        label="Active"
        position="center"
        size={80}
      />
      <Column
        id="c05e5"
        alignment="right"
        editable={false}
        format="decimal"
        key="album_count"
        label="Albums"
        position="center"
        size={80}
      />
      <Column
        id="c06f6"
        alignment="left"
        editable={false}
        format="datetime"
        key="created_at"
        label="Registered"
        position="center"
        size={160}
      />
      <Column
        id="c07a7"
        alignment="left"
        editable={false}
        format="datetime"
        key="signed_in_at"
        label="Last sign-in"
        position="center"
        size={160}
      />
      <Column
        id="c08b8"
        alignment="left"
        editable={false}
        format="string"
        key="id"
        label="ID"
        position="center"
        size={280}
      />
    </Table>
    <Form
      id="registerForm"
      disableSubmit="{{ registerPhotographer.isFetching }}"
      footerPadding="4px 12px"
      headerPadding="4px 12px"
      loading="{{ registerPhotographer.isFetching }}"
      marginType="normal"
      padding="12px"
      requireValidation={true}
      showBody={true}
      showFooter={true}
      showHeader={true}
    >
      <Header>
        <Text id="registerFormTitle" marginType="normal" value="#### Register a photographer" verticalAlign="center" />
      </Header>
      <Body>
          <TextInput
            id="loginInput"
            label="Login"
            labelPosition="top"
            marginType="normal"
            placeholder="Only letters and _, 3 to 32 of them"
            required={true}
          />
          <PasswordInput
            id="passwordInput"
            label="Password"
            labelPosition="top"
            marginType="normal"
            minLength="8"
            placeholder="At least eight characters"
            required={true}
          />
          <TextInput
            id="nameInput"
            label="Full name"
            labelPosition="top"
            marginType="normal"
            placeholder="Optional"
          />
          <TextInput
            id="emailInput"
            label="E-mail"
            labelPosition="top"
            marginType="normal"
            placeholder="Optional"
          />
          <Alert
            id="registerAlert"
            description="{{ registerPhotographer.error }}"
            hidden="{{ !registerPhotographer.error }}"
            marginType="normal"
            title="Not saved"
            type="error"
          />
      </Body>
      <Footer>
          <Button
            id="registerButton"
            submit={true}
            submitTargetId="registerForm"
            marginType="normal"
            text="Register"
          />
      </Footer>
      <Event
        event="submit"
        method="trigger"
        params={{ ordered: [] }}
        pluginId="registerPhotographer"
        type="datasource"
        waitMs="0"
        waitType="debounce"
      />
    </Form>
  </Frame>
  <Include src="./src/passwordModal.rsx" />
</App>
